package levante.tosca.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.model.Group;
import levante.tosca.model.Policy;
import levante.tosca.model.Workflow;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeKind;
import levante.tosca.workflow.Surroundings;

/** Reads the policies of a topology, a list of maps or one map. */
public final class PolicyReader {
  private static final List<String> KEYS =
      List.of("type", "description", "metadata", "properties", "targets", "triggers");

  private final Surroundings surroundings;
  private final Problems problems;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final PartTypes types;
  private final PolicyTypeBounds bounds;
  private final TriggerReader triggers;

  public PolicyReader(Surroundings surroundings, List<Group> groups, List<Workflow> workflows) {
    this.surroundings = surroundings;
    this.problems = surroundings.problems();
    groups.forEach(group -> this.groups.put(group.name(), group));
    this.types = new PartTypes(surroundings, TypeKind.POLICY, "policy");
    this.bounds = new PolicyTypeBounds(problems);
    this.triggers =
        new TriggerReader(surroundings, workflows.stream().map(Workflow::name).toList());
  }

  /** The policies whose type is known, in the order of the text. */
  public List<Policy> read(Cursor topology) {
    Optional<Cursor> section = topology.get("policies");
    // 1.0 to 1.3 write a list of one-key maps; many templates write one map.
    List<Cursor> maps =
        section.map(at -> at.isMap() ? List.of(at) : at.items(problems)).orElse(List.of());
    List<Policy> policies = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    for (Cursor map : maps) {
      for (Field field : map.fields(problems)) {
        if (!names.add(field.name())) {
          problems.error(
              ProblemCode.DUPLICATED_KEY,
              field,
              "there are two policies '%s'".formatted(field.name()));
        }
        read(field).ifPresent(policies::add);
      }
    }
    return policies;
  }

  private Optional<Policy> read(Field field) {
    field.value().fields(problems);
    field.value().checkKeys(problems, KEYS);
    Optional<EffectiveType> type = types.of(field);
    List<String> targets = targets(field.value(), type);
    Optional<Policy> policy =
        type.map(
            one ->
                new Policy(
                    field.name(),
                    one.name(),
                    one.ancestry(),
                    types.properties(field, one),
                    targets,
                    triggers.read(triggersOf(field, one), nodes(targets))));
    policy.ifPresent(one -> bounds.check(one, field));
    return policy;
  }

  /** The triggers of the type and of the policy itself, which win over those of the same name. */
  private List<Field> triggersOf(Field policy, EffectiveType type) {
    Map<String, Field> all = new LinkedHashMap<>();
    List<Cursor> bodies = new ArrayList<>();
    types.definitions(type).forEach(one -> bodies.add(0, one.writtenAt().value()));
    bodies.add(policy.value());
    for (Cursor body : bodies) {
      Optional<Cursor> section = body.get("triggers");
      Stream<Cursor> maps =
          section.stream().flatMap(at -> at.isList() ? at.items().stream() : Stream.of(at));
      maps.forEach(map -> map.fields(problems).forEach(one -> all.put(one.name(), one)));
    }
    return List.copyOf(all.values());
  }

  private List<NodeDeclaration> nodes(List<String> targets) {
    return targets.stream()
        .flatMap(
            name ->
                groups.containsKey(name) ? groups.get(name).members().stream() : Stream.of(name))
        .flatMap(name -> surroundings.declarations().find(name).stream())
        .toList();
  }

  private List<String> targets(Cursor policy, Optional<EffectiveType> type) {
    List<String> fitting =
        type.map(one -> types.inherited(one, "targets")).orElse(List.of()).stream()
            .flatMap(at -> at.scalar().stream())
            .toList();
    List<String> targets = new ArrayList<>();
    for (Cursor at : policy.get("targets").map(all -> all.items(problems)).orElse(List.of())) {
      at.text(problems).filter(name -> isTarget(at, name, fitting)).ifPresent(targets::add);
    }
    return targets;
  }

  private boolean isTarget(Cursor at, String name, List<String> fitting) {
    Optional<NodeDeclaration> node = surroundings.declarations().find(name);
    if (node.isEmpty() && !groups.containsKey(name)) {
      TreeSet<String> known = new TreeSet<>(surroundings.declarations().names());
      known.addAll(groups.keySet());
      problems.error(
          ProblemCode.POLICY_TARGET_NOT_FOUND,
          at,
          "there is no node template or group '%s'%s".formatted(name, Nearest.hint(name, known)));
      return false;
    }
    boolean fits =
        fitting.isEmpty()
            || node.map(one -> fits(one, fitting)).orElseGet(() -> fits(name, fitting));
    if (!fits) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "'%s' cannot be a target of such a policy; it is for %s"
              .formatted(name, String.join(" or ", fitting)));
    }
    return fits;
  }

  private boolean fits(NodeDeclaration node, List<String> fitting) {
    TypeLibrary library = surroundings.library();
    return node.type().isEmpty()
        || fitting.stream()
            .anyMatch(one -> library.derives(TypeKind.NODE, node.type().get().name(), one));
  }

  // A group is a target when its type is one, or each of its members is.
  private boolean fits(String group, List<String> fitting) {
    String type = groups.get(group).type();
    return fitting.stream()
            .anyMatch(one -> surroundings.library().derives(TypeKind.GROUP, type, one))
        || nodes(List.of(group)).stream().allMatch(one -> fits(one, fitting));
  }
}
