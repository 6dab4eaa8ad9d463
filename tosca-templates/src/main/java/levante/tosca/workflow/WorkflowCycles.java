package levante.tosca.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.tosca.model.Workflow;
import levante.tosca.model.Workflow.Activity;
import levante.tosca.model.Workflow.Step;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Finds steps that follow themselves, and workflows that contain themselves. */
final class WorkflowCycles {
  private final Problems problems;

  WorkflowCycles(Problems problems) {
    this.problems = problems;
  }

  void checkSteps(List<Field> written, List<Step> steps) {
    Map<String, List<String>> next = new LinkedHashMap<>();
    for (Step step : steps) {
      next.put(
          step.name(),
          Stream.concat(step.onSuccess().stream(), step.onFailure().stream()).toList());
    }
    report(written, next, "the step '%s' comes after itself");
  }

  void checkInlines(List<Field> written, List<Workflow> workflows) {
    Map<String, List<String>> next = new LinkedHashMap<>();
    for (Workflow workflow : workflows) {
      next.put(
          workflow.name(),
          workflow.steps().stream()
              .flatMap(step -> step.activities().stream())
              .filter(activity -> activity.kind() == Activity.Kind.INLINE)
              .map(Activity::argument)
              .toList());
    }
    report(written, next, "the workflow '%s' contains itself");
  }

  // One circle is one mistake: it is told at its first member in the text.
  private void report(List<Field> written, Map<String, List<String>> next, String sentence) {
    List<String> left = onCircles(next);
    for (Field field : written) {
      if (left.contains(field.name()) && reaches(field.name(), field.name(), next)) {
        problems.error(ProblemCode.INVALID_WORKFLOW, field, sentence.formatted(field.name()));
        return;
      }
    }
  }

  /** What is left when all that leads nowhere is taken away again and again. */
  private static List<String> onCircles(Map<String, List<String>> next) {
    Map<String, Integer> open = new LinkedHashMap<>();
    Map<String, List<String>> before = new LinkedHashMap<>();
    next.forEach(
        (name, targets) -> {
          open.put(name, targets.size());
          targets.forEach(to -> before.computeIfAbsent(to, key -> new ArrayList<>()).add(name));
        });
    Deque<String> ends = new ArrayDeque<>();
    open.forEach(
        (name, count) -> {
          if (count == 0) {
            ends.add(name);
          }
        });
    while (!ends.isEmpty()) {
      String end = ends.poll();
      open.remove(end);
      for (String source : before.getOrDefault(end, List.of())) {
        if (open.merge(source, -1, Integer::sum) == 0) {
          ends.add(source);
        }
      }
    }
    return List.copyOf(open.keySet());
  }

  private static boolean reaches(String from, String to, Map<String, List<String>> next) {
    TreeSet<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(next.getOrDefault(from, List.of()));
    while (!open.isEmpty()) {
      String name = open.poll();
      if (name.equals(to)) {
        return true;
      }
      if (seen.add(name)) {
        open.addAll(next.getOrDefault(name, List.of()));
      }
    }
    return false;
  }
}
