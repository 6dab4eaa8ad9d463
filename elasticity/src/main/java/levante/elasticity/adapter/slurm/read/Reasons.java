package levante.elasticity.adapter.slurm.read;

import java.util.Locale;
import java.util.Set;

/** Why a job waits, as its controller says. */
final class Reasons {
  /**
   * Those that a node may end. PartitionConfig is said while the partition has fewer nodes than the
   * job takes, none too; ReqNodeNotAvail also when every node is drained. All others (limits,
   * licences, dependencies, a hold, a begin) wait for somebody else.
   */
  private static final Set<String> HELPED =
      Set.of("", "none", "priority", "resources", "partitionconfig", "reqnodenotavail");

  private static final String NODES_DOWN = "nodesrequiredforjobaredown";

  private Reasons() {}

  /** Whether the job waits for a node. */
  static boolean isHelpedByNode(String reason) {
    String first = reason.split(",", 2)[0].replaceAll("[ _()]", "").toLowerCase(Locale.ROOT);
    return HELPED.contains(first) || first.startsWith(NODES_DOWN);
  }
}
