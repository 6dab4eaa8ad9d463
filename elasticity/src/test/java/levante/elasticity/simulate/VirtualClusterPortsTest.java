package levante.elasticity.simulate;

import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.shape;

import java.time.Duration;
import levante.elasticity.act.ClusterPortsContract;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

class VirtualClusterPortsTest extends ClusterPortsContract {
  private final VirtualCluster cluster = new VirtualCluster(new VirtualClock(NOON));

  VirtualClusterPortsTest() {
    cluster.join("w-0", pool("cloud", shape("1", "1Gi", 110), 0, 1, "0.10"));
  }

  @Override
  protected ClusterObserver observer() {
    return cluster;
  }

  @Override
  protected NodeDrainer drainer() {
    return cluster;
  }

  @Override
  protected void submit(String pod) {
    cluster.submit(
        new VirtualJob(
            pod,
            Duration.ZERO,
            Duration.ofHours(1),
            Resources.of(Quantity.of(1), Quantity.parse("1Gi"))));
    cluster.advance();
  }
}
