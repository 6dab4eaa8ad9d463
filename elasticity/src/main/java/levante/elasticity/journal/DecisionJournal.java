package levante.elasticity.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.Setback;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.kernel.ClusterId;

/**
 * Every decision, before it acts and with what came of it. Durable: what a method has written is
 * there after a crash. A decision is a row unless the same one is open ({@link
 * ScalingDecision#sameAs}), or it is a Hold for the same reason as the cluster's last row.
 */
public interface DecisionJournal {
  /**
   * Records the decisions; those that are open or a repeated Hold write nothing.
   *
   * @return those that were written
   */
  List<ScalingDecision> record(ClusterId cluster, Instant now, List<ScalingDecision> decisions);

  /** Closes an open decision; a closed one keeps its first outcome. */
  void close(ClusterId cluster, long id, Outcome outcome);

  /** Writes what is now known of these nodes, over what was known. */
  void track(ClusterId cluster, List<TrackedNode> nodes);

  /** The tracked nodes that are not gone, or came of an open decision; by name. */
  List<TrackedNode> tracked(ClusterId cluster);

  /** The decisions whose outcome is not known yet, oldest first. */
  List<OpenDecision> open(ClusterId cluster);

  /** The clusters that have open decisions. */
  List<ClusterId> clustersWithOpen();

  /** The latest decisions of a cluster, newest first. */
  default List<JournalEntry> recent(ClusterId cluster, int limit) {
    return before(cluster, Long.MAX_VALUE, limit);
  }

  /**
   * The decisions of a cluster before one of them, newest first.
   *
   * @param id of that one
   */
  List<JournalEntry> before(ClusterId cluster, long id, int limit);

  /** The scale-up that brought a node. */
  Optional<JournalEntry> broughtBy(ClusterId cluster, String node);

  /** Failures since the last success, by pool and by node. */
  List<Setback> setbacks(ClusterId cluster);

  /**
   * How long nodes took from their order until they were Ready, the last that came first.
   *
   * @param limit so many of them
   */
  List<Duration> boots(ClusterId cluster, int limit);

  /** How many nodes came and went; exact across restarts. */
  NodeCounts counts(ClusterId cluster);
}
