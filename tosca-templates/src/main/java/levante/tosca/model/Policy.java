package levante.tosca.model;

import java.util.List;
import java.util.Optional;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;

/**
 * A rule for node templates or groups, such as where they are placed.
 *
 * @param typeAncestry its type first, then what that is derived from
 * @param targets names of node templates and groups, in the order of the text; none means the whole
 *     topology
 */
public record Policy(
    String name,
    String type,
    List<String> typeAncestry,
    Properties properties,
    List<String> targets,
    List<Trigger> triggers) {
  public Policy {
    typeAncestry = List.copyOf(typeAncestry);
    targets = List.copyOf(targets);
    triggers = List.copyOf(triggers);
  }

  /** Whether it is of that type or of one derived from it. */
  public boolean isA(String wanted) {
    return typeAncestry.contains(wanted);
  }

  /**
   * What happens when.
   *
   * @param event the name of the event
   * @param condition as written, if there is one; {@code Entries}
   * @param activities what is done, in order
   */
  public record Trigger(
      String name, String event, Optional<Value> condition, List<Workflow.Activity> activities) {
    public Trigger {
      activities = List.copyOf(activities);
    }
  }
}
