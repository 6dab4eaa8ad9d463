package levante.elasticity.act;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;

/** Joins what the cluster and the supply tell with what is remembered. Pure. */
final class SnapshotAssembler {
  /** Ticks that may fail before the time between them stops to count as idle. */
  private static final int PERIODS_TRUSTED = 3;

  /** A loop on a busy machine may tick late without having been blind. */
  private static final Duration LEAST_TRUSTED = Duration.ofSeconds(10);

  private SnapshotAssembler() {}

  /** What one tick knows before it decides. */
  static ClusterSnapshot assemble(
      ElasticCluster cluster,
      ClusterView view,
      List<SuppliedNode> supplied,
      List<IdleSpan> idle,
      List<Setback> setbacks) {
    return new ClusterSnapshot(view, cluster.pools(), supplied, idle, setbacks);
  }

  /** Since when each node that is idle now has been seen idle. */
  static List<IdleSpan> idleNow(
      List<IdleSpan> before, ClusterView view, Instant now, Duration scanPeriod) {
    Map<String, IdleSpan> known = new TreeMap<>();
    before.forEach(span -> known.put(span.node(), span));
    Duration periods = scanPeriod.multipliedBy(PERIODS_TRUSTED);
    Duration trusted = periods.compareTo(LEAST_TRUSTED) > 0 ? periods : LEAST_TRUSTED;
    return view.nodes().stream()
        .filter(Node::ready)
        .filter(node -> node.role() == Node.Role.WORKER)
        .filter(node -> view.workOn(node.name()).isEmpty())
        .map(
            node ->
                known.containsKey(node.name())
                    ? known.get(node.name()).seenAgain(now, trusted)
                    : IdleSpan.starting(node.name(), now))
        .toList();
  }
}
