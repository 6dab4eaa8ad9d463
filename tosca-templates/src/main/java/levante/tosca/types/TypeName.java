package levante.tosca.types;

import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.YamlNode;

/** A type's name where it is written, so that a name that does not exist can be pointed at. */
public record TypeName(String name, Cursor at) {
  /** What stands where a definition leaves its type to an ancestor's; points at its name. */
  public static TypeName leftOut(Field definition) {
    return new TypeName(
        "", definition.value().holding(new YamlNode.Scalar("", true, definition.namePosition())));
  }

  /** Whether there is a name. */
  public boolean isWritten() {
    return !name.isEmpty();
  }
}
