package levante.elasticity.consolidate;

import java.util.List;

/**
 * A node that could go.
 *
 * @param pods the full names of the pods that would have to move, by name; at least one
 * @param onto the nodes that have room for them, by name
 */
public record Emptied(String node, List<String> pods, List<String> onto) {
  public Emptied {
    pods = List.copyOf(pods);
    onto = List.copyOf(onto);
  }
}
