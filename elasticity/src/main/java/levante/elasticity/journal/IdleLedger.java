package levante.elasticity.journal;

import java.util.List;
import levante.elasticity.cluster.IdleSpan;
import levante.kernel.ClusterId;

/** Remembers since when nodes have been seen idle, over restarts. */
public interface IdleLedger {
  /** What is remembered of the cluster, by node. */
  List<IdleSpan> idle(ClusterId cluster);

  /** Remembers these and nothing else of the cluster. */
  void remember(ClusterId cluster, List<IdleSpan> spans);
}
