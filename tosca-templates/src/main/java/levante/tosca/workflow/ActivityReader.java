package levante.tosca.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.evaluate.Schemas;
import levante.tosca.model.Workflow.Activity;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Reads what a step of a workflow or the trigger of a policy does. */
public final class ActivityReader {
  /** The workflows that follow from a topology without being written. */
  private static final Set<String> DECLARATIVE =
      Set.of("deploy", "undeploy", "install", "uninstall");

  private static final List<String> KINDS =
      List.of("set_state", "call_operation", "delegate", "inline");

  private static final List<String> OPERATION_KEYS =
      List.of("description", "implementation", "inputs", "outputs");
  private static final List<String> IMPLEMENTATION_KEYS =
      List.of("primary", "dependencies", "operation_host", "timeout");

  private final Surroundings surroundings;
  private final Problems problems;
  private final Operations operations;
  private final Collection<String> workflows;

  /**
   * A reader.
   *
   * @param workflows the names of those that the template writes
   */
  public ActivityReader(Surroundings surroundings, Collection<String> workflows) {
    this.surroundings = surroundings;
    this.problems = surroundings.problems();
    this.operations = new Operations(surroundings.library(), problems);
    this.workflows = new TreeSet<>(workflows);
  }

  /**
   * The activities in their order; what cannot be read is noted and left out.
   *
   * @param targets what operations may be called on
   */
  public List<Activity> read(Cursor list, List<NodeDeclaration> targets) {
    List<Activity> activities = new ArrayList<>();
    // In 1.0 an action is one map.
    List<Cursor> items = list.isMap() ? List.of(list) : list.items(problems);
    for (Cursor item : items) {
      for (Field field : item.fields(problems)) {
        read(field, targets).ifPresent(activities::add);
      }
    }
    return activities;
  }

  /**
   * What a trigger does: activities, or the operation that triggers of 1.0 and 1.1 define in place.
   *
   * @param targets what operations may be called on
   */
  public List<Activity> readAction(Cursor action, List<NodeDeclaration> targets) {
    Optional<Field> operation =
        action.onlyField().filter(one -> one.value().get("implementation").isPresent());
    return operation.isPresent()
        ? operation(operation.get()).stream().toList()
        : read(action, targets);
  }

  private Optional<Activity> operation(Field field) {
    Cursor at = field.value();
    at.checkKeys(problems, OPERATION_KEYS);
    at.get("inputs").ifPresent(this::checkInputs);
    Cursor implementation = at.get("implementation").orElseThrow();
    if (!implementation.isMap()) {
      return implementation.text(problems).map(ActivityReader::running);
    }
    implementation.checkKeys(problems, IMPLEMENTATION_KEYS);
    implementation
        .get("dependencies")
        .ifPresent(all -> all.items(problems).forEach(one -> one.text(problems)));
    Optional<Cursor> primary = implementation.get("primary");
    if (primary.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "the implementation of '%s' has no primary".formatted(field.name()));
    }
    return primary.flatMap(one -> one.text(problems)).map(ActivityReader::running);
  }

  private static Activity running(String file) {
    return new Activity(Activity.Kind.IMPLEMENTATION, file);
  }

  private Optional<Activity> read(Field field, List<NodeDeclaration> targets) {
    if (!KINDS.contains(field.name())) {
      problems.error(
          ProblemCode.INVALID_WORKFLOW,
          field,
          "there is no activity '%s'%s".formatted(field.name(), Nearest.hint(field.name(), KINDS)));
      return Optional.empty();
    }
    String key = field.name().equals("call_operation") ? "operation" : "workflow";
    return named(field, key)
        .filter(at -> at.text(problems).isPresent())
        .flatMap(
            at ->
                argument(field.name(), at, targets)
                    .map(name -> new Activity(kind(field.name()), name)));
  }

  private static Activity.Kind kind(String name) {
    return Activity.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Optional<Cursor> named(Field field, String key) {
    Cursor at = field.value();
    if (!at.isMap()) {
      return Optional.of(at);
    }
    at.checkKeys(problems, List.of(key, "inputs"));
    at.get("inputs").ifPresent(this::checkInputs);
    if (at.get(key).isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED, field, "'%s' has no %s".formatted(field.name(), key));
    }
    return at.get(key);
  }

  private void checkInputs(Cursor inputs) {
    for (Field input : inputs.fields(problems)) {
      Cursor value = input.value().get("value").orElse(input.value());
      surroundings.values().read(value, Schemas.any(), surroundings.functions(), 0);
    }
  }

  private Optional<String> argument(String kind, Cursor at, List<NodeDeclaration> targets) {
    String name = at.scalar().orElse("");
    return switch (kind) {
      case "call_operation" -> operations.check(at, targets);
      case "inline" -> workflow(at, name, workflows);
      case "delegate" -> {
        TreeSet<String> known = new TreeSet<>(workflows);
        known.addAll(DECLARATIVE);
        yield workflow(at, name, known);
      }
      default -> Optional.of(name);
    };
  }

  private Optional<String> workflow(Cursor at, String name, Collection<String> known) {
    if (known.contains(name)) {
      return Optional.of(name);
    }
    problems.error(
        ProblemCode.INVALID_WORKFLOW,
        at,
        "there is no workflow '%s'%s".formatted(name, Nearest.hint(name, known)));
    return Optional.empty();
  }
}
