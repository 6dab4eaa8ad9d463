package levante.tosca.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.model.Group;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeKind;
import levante.tosca.workflow.Surroundings;

/** Reads the groups of a topology. */
public final class GroupReader {
  private static final List<String> KEYS =
      List.of(
          "type", "description", "metadata", "attributes", "properties", "members", "interfaces");

  private final Surroundings surroundings;
  private final Problems problems;
  private final PartTypes types;

  public GroupReader(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.problems = surroundings.problems();
    this.types = new PartTypes(surroundings, TypeKind.GROUP, "group");
  }

  /** The groups whose type is known, in the order of the text. */
  public List<Group> read(Cursor topology) {
    List<Group> groups = new ArrayList<>();
    for (Field field : topology.get("groups").map(at -> at.fields(problems)).orElse(List.of())) {
      field.value().fields(problems);
      field.value().checkKeys(problems, KEYS);
      Optional<EffectiveType> type = types.of(field);
      List<String> members = members(field.value(), type);
      type.ifPresent(
          one ->
              groups.add(
                  new Group(
                      field.name(),
                      one.name(),
                      one.ancestry(),
                      types.properties(field, one),
                      members)));
    }
    return groups;
  }

  private List<String> members(Cursor group, Optional<EffectiveType> type) {
    List<String> fitting =
        type.map(one -> types.inherited(one, "members")).orElse(List.of()).stream()
            .flatMap(at -> at.scalar().stream())
            .toList();
    List<String> members = new ArrayList<>();
    for (Cursor at : group.get("members").map(all -> all.items(problems)).orElse(List.of())) {
      at.text(problems).filter(name -> isMember(at, name, fitting)).ifPresent(members::add);
    }
    return members;
  }

  private boolean isMember(Cursor at, String name, List<String> fitting) {
    Optional<NodeDeclaration> node = surroundings.declarations().find(name);
    if (node.isEmpty()) {
      problems.error(
          ProblemCode.GROUP_MEMBER_NOT_FOUND,
          at,
          "there is no node template '%s'%s"
              .formatted(name, Nearest.hint(name, surroundings.declarations().names())));
      return false;
    }
    Optional<EffectiveType> type = node.get().type();
    boolean fits =
        type.isEmpty()
            || fitting.isEmpty()
            || fitting.stream()
                .anyMatch(
                    one -> surroundings.library().derives(TypeKind.NODE, type.get().name(), one));
    if (!fits) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "'%s' is a %s; members of such a group are %s"
              .formatted(
                  name, type.get().name(), fitting.stream().collect(Collectors.joining(" or "))));
    }
    return fits;
  }
}
