package levante.elasticity.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.DrainResult;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.simulate.VirtualClock;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class DurableSandboxClustersTest extends SandboxClustersContract {
  private static final ClusterId CLUSTER = new ClusterId("edge-7f3a2b");
  private static final Quantity GI = Quantity.parse("1Gi");

  private final DataSource world = TestDatabase.fresh();
  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final SandboxClusters clusters = new DurableSandboxClusters(world, clock);

  @Override
  SandboxClusters clusters() {
    return clusters;
  }

  @Override
  VirtualClock clock() {
    return clock;
  }

  private void aClusterWithOnePod() {
    clusters.ensureCluster(CLUSTER, "k3s");
    clusters.join(CLUSTER, SandboxNode.worker("w-0", "pool", Quantity.of(2), GI));
    clusters.requestPod(CLUSTER, "a", Quantity.of(1), GI, Map.of("service", "s"));
  }

  @Test
  void aRestartFindsNodesAndPodsAsTheyWere() {
    aClusterWithOnePod();
    SandboxClusters again = new DurableSandboxClusters(world, clock);
    assertThat(again.nodes(CLUSTER)).isEqualTo(clusters.nodes(CLUSTER)).hasSize(1);
    assertThat(again.pods(CLUSTER)).isEqualTo(clusters.pods(CLUSTER)).hasSize(1);
  }

  @Test
  void manyHandsNeverOverfillANode() throws Exception {
    clusters.ensureCluster(CLUSTER, "k3s");
    clusters.join(
        CLUSTER, SandboxNode.worker("w-0", "pool", Quantity.of(3), Quantity.parse("64Gi")));
    ExecutorService hands = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String pod = "p-" + i;
        calls.add(
            hands.submit(() -> clusters.requestPod(CLUSTER, pod, Quantity.of(1), GI, Map.of())));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      hands.shutdown();
    }
    assertThat(clusters.pods(CLUSTER)).hasSize(12);
    assertThat(clusters.pods(CLUSTER))
        .filteredOn(pod -> pod.state() == SandboxPod.State.BOUND)
        .hasSize(3);
  }

  @Test
  void theObserverSeesWhatIsThereOrSaysThatItCannot() {
    aClusterWithOnePod();
    Observation<?> seen = new SandboxClusterObserver(clusters).observe(CLUSTER);
    assertThat(seen).isInstanceOf(Observation.Complete.class);
    Observation<?> out =
        new SandboxClusterObserver(new FaultySandboxClusters(clusters, id -> true))
            .observe(CLUSTER);
    assertThat(out)
        .isEqualTo(
            new Observation.Incomplete<>(
                ErrorCode.CLUSTER_UNREACHABLE, "cluster edge-7f3a2b does not answer"));
    assertThat(new SandboxClusterObserver(clusters).observe(new ClusterId("other")))
        .isInstanceOf(Observation.Incomplete.class);
  }

  @Test
  void aDrainedNodeIsCordonedAndEmptyAndItsPodsHaveFailed() {
    aClusterWithOnePod();
    assertThat(new SandboxNodeDrainer(clusters).drain(CLUSTER, "w-0"))
        .isEqualTo(new DrainResult.Drained());
    clusters.tick();
    new SandboxClusterObserver(clusters)
        .observe(CLUSTER)
        .then(
            view -> {
              assertThat(view.workOn("w-0")).isEmpty();
              assertThat(view.node("w-0"))
                  .hasValueSatisfying(n -> assertThat(n.cordoned()).isTrue());
              assertThat(view.pods()).extracting(Pod::phase).containsExactly(Pod.Phase.FAILED);
              return new Observation.Complete<>(view);
            });
  }

  @Test
  void drainingANodeThatIsGoneIsDone() {
    aClusterWithOnePod();
    assertThat(new SandboxNodeDrainer(clusters).drain(CLUSTER, "gone"))
        .isEqualTo(new DrainResult.Drained());
  }
}
