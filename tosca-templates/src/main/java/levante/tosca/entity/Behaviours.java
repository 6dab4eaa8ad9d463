package levante.tosca.entity;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/** What entities bring along and what can be done to them, as far as names go. */
public record Behaviours(TypeLibrary library) {
  /** The names of an entity's artifacts: its type's and its own. */
  public SortedSet<String> artifacts(Entity entity) {
    SortedMap<String, ArtifactDefinition> ofType =
        entity.type().map(EffectiveType::artifacts).orElse(Collections.emptySortedMap());
    SortedSet<String> names = new TreeSet<>(ofType.keySet());
    names.addAll(own(entity, "artifacts"));
    return names;
  }

  /** The names of an entity's interfaces: its type's and its own. */
  public SortedSet<String> interfaces(Entity entity) {
    SortedSet<String> names = new TreeSet<>();
    entity.type().ifPresent(type -> names.addAll(type.interfaces().keySet()));
    names.addAll(own(entity, "interfaces"));
    return names;
  }

  /** The names of an interface's operations, as far as its types and the template define them. */
  public SortedSet<String> operations(Entity entity, String interfaceName) {
    SortedSet<String> names = new TreeSet<>();
    Optional<InterfaceDefinition> ofType =
        entity.type().map(EffectiveType::interfaces).map(all -> all.get(interfaceName));
    ofType.ifPresent(one -> names.addAll(one.operations().keySet()));
    String type =
        ofType.flatMap(InterfaceDefinition::type).map(TypeName::name).orElse(interfaceName);
    library
        .effective(TypeKind.INTERFACE, type)
        .map(one -> one.interfaces().get(InterfaceDefinition.OWN))
        .ifPresent(one -> names.addAll(one.operations().keySet()));
    entity
        .body()
        .flatMap(body -> body.get("interfaces"))
        .flatMap(all -> all.get(interfaceName))
        .ifPresent(
            at -> {
              names.addAll(names(at));
              at.get("operations").ifPresent(operations -> names.addAll(names(operations)));
            });
    return names;
  }

  /** Whether an interface type has that name. */
  public boolean isInterfaceType(String name) {
    return library.find(TypeKind.INTERFACE, name).isPresent();
  }

  private static NavigableSet<String> own(Entity entity, String section) {
    return entity
        .body()
        .flatMap(body -> body.get(section))
        .map(Behaviours::names)
        .orElse(Collections.emptyNavigableSet());
  }

  private static NavigableSet<String> names(Cursor map) {
    NavigableSet<String> names = new TreeSet<>();
    map.fields().stream().map(Field::name).forEach(names::add);
    return names;
  }
}
