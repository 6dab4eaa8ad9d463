package levante.tosca.model;

import java.util.List;
import java.util.Optional;

/**
 * An imperative workflow: steps on node templates, relationships or groups, in the order that their
 * successors say.
 */
public record Workflow(String name, Optional<String> description, List<Step> steps) {
  public Workflow {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param target a node template or a group
   * @param relationship the requirement of the target that the step is about, if it is
   * @param onSuccess names of the steps that follow
   * @param onFailure names of the steps that follow a failure
   */
  public record Step(
      String name,
      String target,
      Optional<String> relationship,
      List<Activity> activities,
      List<String> onSuccess,
      List<String> onFailure) {
    public Step {
      activities = List.copyOf(activities);
      onSuccess = List.copyOf(onSuccess);
      onFailure = List.copyOf(onFailure);
    }
  }

  /**
   * One thing that a step does.
   *
   * @param argument for a state its name, for an operation {@code interface.operation}, for an
   *     implementation its file or artifact, else the name of a workflow
   */
  public record Activity(Kind kind, String argument) {
    /** What is done. */
    public enum Kind {
      SET_STATE,
      CALL_OPERATION,
      DELEGATE,
      INLINE,
      /** What a trigger of 1.0 and 1.1 runs without an interface having it. */
      IMPLEMENTATION
    }
  }
}
