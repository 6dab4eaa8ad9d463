package levante.tosca.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.declare.ResolvedRequirement;
import levante.tosca.entity.Entity;
import levante.tosca.entity.Owners;
import levante.tosca.parse.Cursor;

/**
 * Finds the owner that the names of a reference lead to. The first name may be a capability's or a
 * requirement's: what the entity itself has goes first, then its capability; behind a requirement
 * the target's capability that serves it, then the target itself.
 */
record Ways(Declarations declarations, Owners owners) {
  /** The first way among the entities' that has what is asked for. */
  Optional<Way> find(List<Entity> entities, List<Cursor> names, Predicate<Way> wanted) {
    for (Entity entity : entities) {
      for (Way way : from(entity, names)) {
        if (wanted.test(way)) {
          return Optional.of(way);
        }
      }
    }
    return Optional.empty();
  }

  /** The way that the names most likely mean when none has what is asked for. */
  Optional<Way> meant(Entity entity, List<Cursor> names) {
    List<Way> ways = from(entity, names);
    Optional<Way> further =
        ways.stream()
            .filter(way -> way.rest().size() == names.size() - 1)
            .reduce((one, other) -> other);
    return further.or(() -> ways.stream().findFirst());
  }

  private List<Way> from(Entity entity, List<Cursor> names) {
    List<Way> ways = new ArrayList<>();
    owners.of(entity).ifPresent(own -> ways.add(new Way(own, names)));
    if (names.size() > 1) {
      entity.match(node -> ways.addAll(through(node.node(), names)), relationship -> false);
    }
    return ways;
  }

  private List<Way> through(NodeDeclaration node, List<Cursor> names) {
    List<Way> ways = new ArrayList<>();
    String first = name(names, 0);
    List<Cursor> rest = names.subList(1, names.size());
    owners.capability(node, first).ifPresent(own -> ways.add(new Way(own, rest)));
    Optional<ResolvedRequirement> requirement = declarations.requirement(node, first);
    requirement
        .flatMap(one -> declarations.find(one.requirement().target()))
        .ifPresent(
            target -> {
              String serving = requirement.get().requirement().capability();
              owners.capability(target, serving).ifPresent(own -> ways.add(new Way(own, rest)));
              owners.of(new Entity.OfNode(target)).ifPresent(own -> ways.add(new Way(own, rest)));
              if (rest.size() > 1) {
                owners
                    .capability(target, name(rest, 0))
                    .ifPresent(own -> ways.add(new Way(own, rest.subList(1, rest.size()))));
              }
            });
    return ways;
  }

  private static String name(List<Cursor> names, int index) {
    return names.get(index).scalar().orElse("");
  }
}
