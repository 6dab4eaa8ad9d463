package levante.elasticity.adapter.sandbox;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import levante.elasticity.cluster.Node;
import levante.kernel.ClusterId;

/** {@link SandboxClusters} in tables of their own in the sandbox world's database. */
public final class DurableSandboxClusters implements SandboxClusters {
  /** Makes the tables when they are not there. */
  public DurableSandboxClusters(DataSource sandboxWorld, Clock clock) {
    throw new UnsupportedOperationException("%s %s".formatted(sandboxWorld, clock));
  }

  @Override
  public void ensureCluster(ClusterId cluster, String distribution) {}

  @Override
  public void removeCluster(ClusterId cluster) {}

  @Override
  public List<SandboxCluster> clusters() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void join(ClusterId cluster, SandboxNode node) {}

  @Override
  public void leave(ClusterId cluster, String node) {}

  @Override
  public List<Node> nodes(ClusterId cluster) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void requestPod(ClusterId cluster, SandboxPodRequest pod) {}

  @Override
  public List<SandboxPod> pods(ClusterId cluster) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void releasePod(ClusterId cluster, String pod) {}

  @Override
  public void cordon(ClusterId cluster, String node) {}

  @Override
  public void uncordon(ClusterId cluster, String node) {}

  @Override
  public void evict(ClusterId cluster, String node) {}

  @Override
  public List<NodeStay> history(ClusterId cluster) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void tick() {}
}
