package levante.oscar.adapter.sandbox;

import java.util.Map;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;

/**
 * The part of the sandbox's cluster that the sandbox's job runner needs: pods that wait for a node
 * and are bound to one. Implemented by a bridge in the web application. Throws CLUSTER_UNREACHABLE
 * and CLUSTER_NOT_FOUND.
 */
public interface PodPlacement {
  /** Where a pod is. */
  enum State {
    /** No node has room for it yet. */
    PENDING,
    /** It has a node and may run. */
    BOUND,
    /** Its node was drained or is gone; it must not run on. */
    EVICTED
  }

  /**
   * A pod's place.
   *
   * @param node the node's name; empty while PENDING
   */
  record Place(State state, String node) {}

  /** Asks for a place; a second call under the same name changes nothing. */
  void request(ClusterId cluster, String pod, Quantity cpu, Quantity memory);

  /** The place of every pod, by pod name. A failure is never an empty map. */
  Map<String, Place> places(ClusterId cluster);

  /** Gives the place back; gone already is fine. */
  void release(ClusterId cluster, String pod);
}
