package levante.oscar.dispatch;

import levante.kernel.ClusterId;

/**
 * Ends what ran on a cluster that is being destroyed: its services are removed, its deliveries and
 * jobs cancelled. The cluster itself is not asked. Jobs, logs and lineage stay.
 */
public final class ForgetCluster {
  /** Idempotent; an unknown cluster is fine. */
  public void forget(ClusterId cluster) {
    throw new UnsupportedOperationException("" + cluster);
  }
}
