package levante.elasticity.adapter.sandbox;

import java.util.Map;
import levante.elasticity.Seen;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.ClusterPortsContract;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.simulate.VirtualClock;
import levante.kernel.Quantity;

class SandboxClusterPortsTest extends ClusterPortsContract {
  private final SandboxClusters clusters =
      new DurableSandboxClusters(TestDatabase.fresh(), new VirtualClock(Seen.NOON));

  SandboxClusterPortsTest() {
    clusters.ensureCluster(CLUSTER, "kubernetes");
    clusters.join(
        CLUSTER, SandboxNode.worker("w-0", "cloud", Quantity.of(1), Quantity.parse("1Gi")));
  }

  @Override
  protected ClusterObserver observer() {
    return new SandboxClusterObserver(clusters);
  }

  @Override
  protected NodeDrainer drainer() {
    return new SandboxNodeDrainer(clusters);
  }

  @Override
  protected void submit(String pod) {
    clusters.requestPod(CLUSTER, pod, Quantity.of(1), Quantity.parse("1Gi"), Map.of());
  }
}
