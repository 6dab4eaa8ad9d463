package levante.tosca.imports;

import java.util.List;
import levante.tosca.library.TypeLibrary;
import levante.tosca.types.TypeDefinition;

/**
 * What the imports of a template bring in.
 *
 * @param library all types that may be named: the normative ones, those of bundled profiles and of
 *     other files
 * @param types those of other files, which nobody has checked yet
 */
public record Imported(TypeLibrary library, List<TypeDefinition> types) {
  public Imported {
    types = List.copyOf(types);
  }
}
