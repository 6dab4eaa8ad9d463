package levante.tosca.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import levante.tosca.data.Value;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.evaluate.Schemas;
import levante.tosca.model.Policy.Trigger;
import levante.tosca.model.Workflow.Activity;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.TypeKind;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;
import levante.tosca.workflow.ActivityReader;
import levante.tosca.workflow.ConditionReader;
import levante.tosca.workflow.Surroundings;

/** Reads what a policy does when something happens; {@code event_type} is the event of 1.0. */
final class TriggerReader {
  private static final List<String> KEYS =
      List.of(
          "description",
          "event",
          "event_type",
          "schedule",
          "target_filter",
          "condition",
          "constraint",
          "period",
          "evaluations",
          "method",
          "action",
          "activities");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}( ?sec)?");
  private static final List<String> CONDITION_KEYS =
      List.of("constraint", "period", "evaluations", "method");
  private static final List<String> FILTER_KEYS = List.of("node", "requirement", "capability");

  private final Surroundings surroundings;
  private final Problems problems;
  private final ActivityReader activities;
  private final ConditionReader conditions;

  TriggerReader(Surroundings surroundings, Collection<String> workflows) {
    this.surroundings = surroundings;
    this.problems = surroundings.problems();
    this.activities = new ActivityReader(surroundings, workflows);
    this.conditions = new ConditionReader(surroundings.library(), problems);
  }

  List<Trigger> read(List<Field> fields, List<NodeDeclaration> targets) {
    List<Trigger> triggers = new ArrayList<>();
    for (Field field : fields) {
      read(field, targets).ifPresent(triggers::add);
    }
    return triggers;
  }

  private Optional<Trigger> read(Field field, List<NodeDeclaration> targets) {
    Cursor at = field.value();
    at.expectMap(problems);
    at.checkKeys(problems, KEYS);
    Optional<String> event = event(field);
    Optional<List<NodeDeclaration>> filtered =
        at.get("target_filter").flatMap(filter -> filtered(filter));
    List<Activity> done =
        at.get("action")
            .or(() -> at.get("activities"))
            .map(all -> activities.readAction(all, filtered.orElse(targets)))
            .orElse(List.of());
    checkCondition(at, filtered.orElse(targets));
    if (at.get("action").isEmpty() && at.get("activities").isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "the trigger '%s' has no action".formatted(field.name()));
    }
    return event.map(name -> new Trigger(field.name(), name, condition(at), done));
  }

  // Its parts stand in it, or beside it in older versions; without them it is the constraint.
  private void checkCondition(Cursor trigger, List<NodeDeclaration> targets) {
    Optional<Cursor> filter = trigger.get("target_filter");
    boolean isOfPart =
        filter
            .filter(at -> at.get("requirement").or(() -> at.get("capability")).isPresent())
            .isPresent();
    List<NodeDeclaration> owners = isOfPart ? List.of() : targets;
    checkParts(trigger, owners);
    Optional<Cursor> condition = trigger.get("condition");
    if (condition.filter(TriggerReader::hasParts).isPresent()) {
      condition.get().checkKeys(problems, CONDITION_KEYS);
      checkParts(condition.get(), owners);
    } else {
      condition.ifPresent(at -> conditions.check(at, owners));
    }
  }

  private static boolean hasParts(Cursor condition) {
    return condition.fields().stream().anyMatch(one -> CONDITION_KEYS.contains(one.name()));
  }

  private void checkParts(Cursor parts, List<NodeDeclaration> targets) {
    parts.get("constraint").ifPresent(at -> conditions.check(at, targets));
    // Older examples count the period in seconds, and the specification's own says 60 sec.
    parts
        .get("period")
        .filter(at -> at.scalar().filter(text -> SECONDS.matcher(text).matches()).isEmpty())
        .ifPresent(at -> ScalarReader.read(at, ScalarType.TIME, problems));
    parts.get("evaluations").ifPresent(at -> ScalarReader.read(at, ScalarType.INTEGER, problems));
    parts.get("method").ifPresent(at -> at.text(problems));
  }

  private Optional<String> event(Field field) {
    Cursor at = field.value();
    Optional<Cursor> event = at.get("event").or(() -> at.get("event_type"));
    if (event.isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "the trigger '%s' has no event".formatted(field.name()));
    }
    // 1.0's examples write the event's type inside a map.
    return event.map(one -> one.get("type").orElse(one)).flatMap(one -> one.text(problems));
  }

  private Optional<List<NodeDeclaration>> filtered(Cursor filter) {
    filter.fields(problems);
    filter.checkKeys(problems, FILTER_KEYS);
    Optional<Cursor> node = filter.get("node").filter(one -> one.text(problems).isPresent());
    if (node.isEmpty()) {
      return Optional.empty();
    }
    String name = node.get().scalar().orElse("");
    Optional<NodeDeclaration> found = surroundings.declarations().find(name);
    if (found.isPresent()) {
      return Optional.of(List.of(found.get()));
    }
    if (surroundings.library().find(TypeKind.NODE, name).isEmpty()) {
      problems.error(
          ProblemCode.POLICY_TARGET_NOT_FOUND,
          node.get(),
          "there is no node template or node type '%s'%s"
              .formatted(name, Nearest.hint(name, surroundings.declarations().names())));
    }
    return Optional.of(List.of());
  }

  private Optional<Value> condition(Cursor trigger) {
    TreeMap<String, Value> written = new TreeMap<>();
    for (String key :
        List.of("schedule", "condition", "constraint", "period", "evaluations", "method")) {
      trigger
          .get(key)
          .flatMap(at -> surroundings.values().read(at, Schemas.any(), surroundings.functions(), 0))
          .ifPresent(value -> written.put(key, value));
    }
    return written.isEmpty() ? Optional.empty() : Optional.of(new Value.Entries(written));
  }
}
