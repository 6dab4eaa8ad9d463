package levante.tosca.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeSet;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.types.ArtifactDefinition;

/** What entities bring along and what can be done to them, as far as names go. */
public final class Behaviours {
  /** The names of an entity's artifacts: its type's and its own. */
  public Collection<String> artifacts(Entity entity) {
    SortedMap<String, ArtifactDefinition> ofType =
        entity.type().map(EffectiveType::artifacts).orElse(Collections.emptySortedMap());
    Collection<String> names = new TreeSet<>(ofType.keySet());
    entity
        .body()
        .flatMap(body -> body.get("artifacts"))
        .map(Cursor::fields)
        .ifPresent(fields -> fields.stream().map(Field::name).forEach(names::add));
    return names;
  }
}
