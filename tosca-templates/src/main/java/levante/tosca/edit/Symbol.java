package levante.tosca.edit;

import java.util.List;
import levante.kernel.SourcePosition;

/**
 * A part of a template for an outline.
 *
 * @param detail a few words, such as its type; may be empty
 */
public record Symbol(String name, String detail, SourcePosition at, List<Symbol> below) {
  public Symbol {
    below = List.copyOf(below);
  }
}
