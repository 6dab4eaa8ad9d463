package levante.elasticity.state;

import java.time.Instant;
import java.util.List;
import levante.kernel.ClusterId;

/**
 * Remembers in which state each node is and since when, and how that was for some weeks, over
 * restarts.
 */
public interface StateLedger {
  /** Where nobody asks for it. */
  StateLedger NONE = new NoStates();

  /** The spell of every node of the cluster that is not off, by node. */
  List<NodeSpell> current(ClusterId cluster);

  /** These spells have begun, and end what the same nodes were before. */
  void begin(ClusterId cluster, List<StateChange> changes);

  /** Keeps the counts, unless they are the same as the last ones that were kept. */
  void count(ClusterId cluster, Census census);

  /** The changes between two instants, the oldest first; the newest of them when they are many. */
  List<StateChange> changes(ClusterId cluster, Instant from, Instant to);

  /**
   * The counts between two instants, the oldest first, each until the next; the newest of them when
   * they are many. The first one may be older: it was the last one before.
   */
  List<Census> counts(ClusterId cluster, Instant from, Instant to);
}
