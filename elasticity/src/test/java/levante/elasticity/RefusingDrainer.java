package levante.elasticity;

import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.kernel.ClusterId;

/** A cluster that cordons, and refuses every drain. */
public record RefusingDrainer(NodeDrainer real) implements NodeDrainer {
  @Override
  public void cordon(ClusterId id, String node) {
    real.cordon(id, node);
  }

  @Override
  public void uncordon(ClusterId id, String node) {
    real.uncordon(id, node);
  }

  @Override
  public DrainResult drain(ClusterId id, String node) {
    real.cordon(id, node);
    return new DrainResult.Refused("a budget forbids it");
  }
}
