package levante.tosca.declare;

import java.util.Optional;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Field;

/**
 * A relationship template as written, after what it copies was filled in.
 *
 * @param type empty when the type is not to be found, which has been noted
 */
public record RelationshipTemplate(Field writtenAt, Optional<EffectiveType> type) {
  public String name() {
    return writtenAt.name();
  }
}
