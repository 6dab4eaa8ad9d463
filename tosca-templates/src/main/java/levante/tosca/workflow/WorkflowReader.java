package levante.tosca.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.define.DefinitionReader;
import levante.tosca.model.Group;
import levante.tosca.model.Workflow;
import levante.tosca.model.Workflow.Activity;
import levante.tosca.model.Workflow.Step;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Reads the imperative workflows of a topology and checks that their steps fit together. */
public final class WorkflowReader {
  private static final List<String> KEYS =
      List.of(
          "description",
          "metadata",
          "inputs",
          "preconditions",
          "steps",
          "implementation",
          "outputs");
  private static final List<String> STEP_KEYS =
      List.of(
          "target",
          "target_relationship",
          "operation_host",
          "filter",
          "activities",
          "on_success",
          "on_failure");
  private static final List<String> PRECONDITION_KEYS =
      List.of("target", "target_relationship", "condition");

  private final Surroundings surroundings;
  private final Problems problems;
  private final ConditionReader conditions;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  public WorkflowReader(Surroundings surroundings, List<Group> groups) {
    this.surroundings = surroundings;
    this.problems = surroundings.problems();
    this.conditions = new ConditionReader(surroundings.library(), problems);
    groups.forEach(group -> this.groups.put(group.name(), group));
  }

  /** The workflows of a topology, in the order of the text. */
  public List<Workflow> read(Cursor topology) {
    List<Field> fields = topology.get("workflows").map(at -> at.fields(problems)).orElse(List.of());
    ActivityReader activities =
        new ActivityReader(surroundings, fields.stream().map(Field::name).toList());
    List<Workflow> workflows = fields.stream().map(field -> read(field, activities)).toList();
    new WorkflowCycles(problems).checkInlines(fields, workflows);
    return workflows;
  }

  private Workflow read(Field field, ActivityReader activities) {
    Cursor at = field.value();
    at.expectMap(problems);
    at.checkKeys(problems, KEYS);
    surroundings
        .types()
        .checkProperties(new DefinitionReader(problems).readAll(at.get("inputs")).values());
    for (Cursor one : at.get("preconditions").map(all -> all.items(problems)).orElse(List.of())) {
      one.expectMap(problems);
      one.checkKeys(problems, PRECONDITION_KEYS);
      List<NodeDeclaration> targets = targets(one);
      // The attributes of a relationship are those of its type, which is not the target's.
      boolean onRelationship = one.get("target_relationship").isPresent();
      one.get("condition")
          .ifPresent(all -> conditions.check(all, onRelationship ? List.of() : targets));
    }
    List<Field> steps = at.get("steps").map(all -> all.fields(problems)).orElse(List.of());
    if (steps.isEmpty() && at.get("implementation").isEmpty()) {
      problems.error(
          ProblemCode.INVALID_WORKFLOW,
          field,
          "the workflow '%s' has no steps".formatted(field.name()));
    }
    Set<String> names = new TreeSet<>(steps.stream().map(Field::name).toList());
    List<Step> read = new ArrayList<>();
    steps.forEach(step -> step(step, names, activities).ifPresent(read::add));
    new WorkflowCycles(problems).checkSteps(steps, read);
    return new Workflow(
        field.name(), at.get("description").flatMap(one -> one.text(problems)), read);
  }

  private Optional<Step> step(Field field, Set<String> names, ActivityReader reader) {
    Cursor at = field.value();
    at.expectMap(problems);
    at.checkKeys(problems, STEP_KEYS);
    need(field, "target");
    need(field, "activities");
    Optional<String> target = at.get("target").flatMap(Cursor::scalar);
    boolean onRelationship = at.get("target_relationship").isPresent();
    List<NodeDeclaration> targets = targets(at);
    // The operations of a relationship are those of its type, which is not the target's.
    List<Activity> activities =
        at.get("activities")
            .map(all -> reader.read(all, onRelationship ? List.of() : targets))
            .orElse(List.of());
    List<String> success = successors(at, "on_success", names);
    List<String> failure = successors(at, "on_failure", names);
    return target.map(
        one ->
            new Step(
                field.name(),
                one,
                at.get("target_relationship").flatMap(Cursor::scalar),
                activities,
                success,
                failure));
  }

  private void need(Field step, String key) {
    if (step.value().get(key).isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          step,
          "the step '%s' has no %s".formatted(step.name(), key));
    }
  }

  /** The node templates of a step or a precondition; its relationship is checked as well. */
  private List<NodeDeclaration> targets(Cursor at) {
    Optional<Cursor> target = at.get("target").filter(one -> one.text(problems).isPresent());
    if (target.isEmpty()) {
      return List.of();
    }
    String name = target.get().scalar().orElse("");
    Optional<NodeDeclaration> node = surroundings.declarations().find(name);
    if (node.isEmpty() && !groups.containsKey(name)) {
      TreeSet<String> known = new TreeSet<>(surroundings.declarations().names());
      known.addAll(groups.keySet());
      problems.error(
          ProblemCode.INVALID_WORKFLOW,
          target.get(),
          "there is no node template or group '%s'%s".formatted(name, Nearest.hint(name, known)));
      return List.of();
    }
    List<NodeDeclaration> nodes =
        node.map(List::of)
            .orElseGet(
                () ->
                    groups.get(name).members().stream()
                        .flatMap(one -> surroundings.declarations().find(one).stream())
                        .toList());
    at.get("target_relationship").ifPresent(one -> checkRelationship(one, nodes));
    return nodes;
  }

  private void checkRelationship(Cursor at, List<NodeDeclaration> nodes) {
    TreeSet<String> known = new TreeSet<>();
    for (NodeDeclaration node : nodes) {
      if (node.type().isEmpty()) {
        return;
      }
      node.type().get().requirements().forEach(one -> known.add(one.name()));
    }
    String name = at.text(problems).orElse("");
    if (at.scalar().isPresent() && !known.contains(name)) {
      problems.error(
          ProblemCode.INVALID_WORKFLOW,
          at,
          "the target has no requirement '%s'%s".formatted(name, Nearest.hint(name, known)));
    }
  }

  private List<String> successors(Cursor step, String key, Set<String> names) {
    Optional<Cursor> at = step.get(key);
    List<Cursor> written =
        at.map(one -> one.scalar().isPresent() ? List.of(one) : one.items(problems))
            .orElse(List.of());
    List<String> successors = new ArrayList<>();
    for (Cursor one : written) {
      Optional<String> name = one.text(problems);
      if (name.isPresent() && !names.contains(name.get())) {
        problems.error(
            ProblemCode.INVALID_WORKFLOW,
            one,
            "there is no step '%s'%s".formatted(name.get(), Nearest.hint(name.get(), names)));
      } else {
        name.ifPresent(successors::add);
      }
    }
    return successors;
  }
}
