package levante.elasticity.manual;

import java.util.List;
import levante.kernel.ClusterId;

/**
 * Remembers what persons decided about nodes, over restarts. Durable: what a method has written is
 * there after a crash.
 */
public interface HandLedger {
  /** Where nobody does anything by hand. */
  HandLedger NONE = new NoHands();

  /** The cluster's disabled nodes, by name. */
  List<DisabledNode> disabled(ClusterId cluster);

  /** Disables the node; one that is disabled already stays as it was. */
  void disable(ClusterId cluster, DisabledNode node);

  /** Enables the node; one that is not disabled stays so. */
  void enable(ClusterId cluster, String node);

  /** Lets the failures up to now of a node or a pool count no more. */
  void pardon(ClusterId cluster, String target);

  /** Writes down what a person did. */
  void note(ClusterId cluster, HandAct act);

  /** What persons did to the cluster's nodes, the newest first. */
  List<HandAct> acts(ClusterId cluster, int limit);
}
