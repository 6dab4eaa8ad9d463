package levante.elasticity.work;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import levante.kernel.ClusterId;

/** Remembers the work of clusters for some weeks, over restarts. */
public interface WorkLedger {
  /** Where nobody asks for it. */
  WorkLedger NONE = new NoWork();

  /** The work of the cluster that has not ended, in no order. */
  List<Work> open(ClusterId cluster);

  /** The clusters that have such. */
  List<ClusterId> clustersWithOpen();

  /** Keeps these all or none, each over what was known of the same pod. */
  void keep(ClusterId cluster, List<Work> changed);

  /** Forgets work of the cluster that ended long before then, and the oldest of too much. */
  void forget(ClusterId cluster, Instant now);

  /**
   * The work that was there at some time between two instants, by when it was made: the newest of
   * it when there is more than that.
   */
  void each(ClusterId cluster, Span span, int most, Consumer<Work> row);

  /** How much work that is. */
  int count(ClusterId cluster, Span span);

  /** Some time. */
  record Span(Instant from, Instant to) {}
}
