package levante.tosca.declare;

import java.util.Optional;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * A node template as written.
 *
 * @param type empty when the type is not to be found, which has been noted
 */
public record NodeDeclaration(Field writtenAt, Optional<EffectiveType> type) {
  public String name() {
    return writtenAt.name();
  }

  public Cursor body() {
    return writtenAt.value();
  }

  public boolean isA(String typeName) {
    return type.filter(one -> one.isA(typeName)).isPresent();
  }

  /** What the template assigns to a capability, when it does. */
  public Optional<Field> capability(String name) {
    return body().get("capabilities").flatMap(all -> all.field(name));
  }
}
