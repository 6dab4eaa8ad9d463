package levante.elasticity.adapter.slurm;

import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Empties nodes of Slurm clusters: nothing new comes onto a node that is drained, and what runs on
 * it is waited for, however long; no job is ended. That a drain is Levante's stands in its reason,
 * on the node, so nothing is kept here; what an operator drained stays drained.
 */
public final class SlurmNodeDrainer implements NodeDrainer {
  private static final String LEFT = "left ";

  private final FrontEnds fronts;

  /** Through these. */
  public SlurmNodeDrainer(FrontEnds fronts) {
    this.fronts = fronts;
  }

  @Override
  public void cordon(ClusterId cluster, String node) {
    said(cluster, Scripts.cordon(node));
  }

  @Override
  public void uncordon(ClusterId cluster, String node) {
    said(cluster, Scripts.uncordon(node));
  }

  @Override
  public DrainResult drain(ClusterId cluster, String node) {
    String answer = said(cluster, Scripts.drain(node));
    if (answer.equals("gone") || answer.equals(LEFT + "0")) {
      return new DrainResult.Drained();
    }
    try {
      if (answer.startsWith(LEFT)) {
        return new DrainResult.InProgress(Integer.parseInt(answer.substring(LEFT.length())));
      }
    } catch (NumberFormatException unreadable) {
      throw unreadable(cluster, answer, unreadable);
    }
    throw unreadable(cluster, answer, null);
  }

  private String said(ClusterId cluster, String script) {
    String answer = fronts.ask(cluster, script).strip();
    if (answer.isEmpty()) {
      throw unreadable(cluster, answer, null);
    }
    return answer;
  }

  private static LevanteException unreadable(ClusterId cluster, String answer, Exception cause) {
    return new LevanteException(
        ErrorCode.CLUSTER_UNREACHABLE,
        "%s answers '%s' when a node is to be drained".formatted(cluster, answer),
        cause);
  }
}
