package levante.tosca.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import levante.tosca.types.TypeDefinition;

/**
 * Tells a copy of the Infrastructure Manager's types by what is in it: a file of types of which a
 * quarter at least has a name of that world. Templates are written for these types with the same
 * freedom whether they come from the bundled profile, from a copy beside the template or from a
 * repository.
 */
public final class KnownWorld {
  private static final Pattern NAME =
      Pattern.compile("tosca\\.[a-z]{1,30}\\.(?:indigo|ec3|elastic_cluster|deep)\\..+");
  private static final int SHARE = 4;

  private KnownWorld() {}

  /** Whether a type is of that world by its name. */
  static boolean isNamedSo(String type) {
    return NAME.matcher(type).matches();
  }

  /** The names of those that are of that world: by their own name, or by the file they are in. */
  public static Set<String> typesOf(List<TypeDefinition> types) {
    Map<String, Integer> all = new HashMap<>();
    Map<String, Integer> named = new HashMap<>();
    for (TypeDefinition type : types) {
      all.merge(file(type), 1, Integer::sum);
      if (isNamedSo(type.name())) {
        named.merge(file(type), 1, Integer::sum);
      }
    }
    Set<String> mild = new HashSet<>();
    for (TypeDefinition type : types) {
      int share = SHARE * named.getOrDefault(file(type), 0);
      boolean isCopy = share > SHARE && share >= all.get(file(type));
      if (isCopy || isNamedSo(type.name())) {
        mild.add(type.name());
      }
    }
    return mild;
  }

  private static String file(TypeDefinition type) {
    return type.writtenAt().namePosition().file();
  }
}
