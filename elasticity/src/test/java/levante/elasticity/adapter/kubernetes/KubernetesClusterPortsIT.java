package levante.elasticity.adapter.kubernetes;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.act.ClusterPortsContract;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.elasticity.testbed.KubernetesBed;
import levante.kernel.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The ports' contract on a real API server, scheduler and controllers. */
@Tag("real")
class KubernetesClusterPortsIT extends ClusterPortsContract {
  private static final Clock CLOCK = Clock.systemUTC();

  private static KubernetesBed bed;
  private static KubernetesClusters clusters;

  @BeforeAll
  static void start() {
    bed = KubernetesBed.start();
    Secret kubeconfig = Secret.of(bed.kubeconfig(KubernetesBed.Key.EC));
    clusters =
        new KubernetesClusters(
            cluster -> Optional.of(kubeconfig), KubernetesConfig.DEFAULTS, CLOCK, () -> {});
  }

  @AfterAll
  static void stop() {
    clusters.close();
    bed.close();
  }

  @BeforeEach
  void join() {
    bed.join("w-0", Map.of("cpu", "1500m"), Map.of(), List.of());
  }

  @AfterEach
  void clear() {
    bed.clear();
    await()
        .until(
            () -> clusters.observe(CLUSTER).match(Observation.Complete::seen, cut -> null),
            new ClusterView(List.of(), List.of())::equals);
  }

  @Override
  protected ClusterObserver observer() {
    return clusters;
  }

  @Override
  protected NodeDrainer drainer() {
    return new KubernetesNodeDrainer(clusters, KubernetesConfig.DEFAULTS, CLOCK);
  }

  @Override
  protected void submit(String pod) {
    bed.client().pods().resource(BedPods.evictable(pod, "1")).create();
  }
}
