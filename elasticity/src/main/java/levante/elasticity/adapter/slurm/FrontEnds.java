package levante.elasticity.adapter.slurm;

import levante.kernel.ClusterId;

/** A shell on the front ends of Slurm clusters. Safe for several threads. */
@FunctionalInterface
public interface FrontEnds {
  /**
   * What a script prints that is run there as root; waits for its end. Throws CLUSTER_UNREACHABLE
   * when nobody answers or the script fails, CLUSTER_NOT_FOUND for a cluster that is not there (any
   * more).
   */
  String ask(ClusterId cluster, String script);
}
