package levante.elasticity.adapter.kubernetes;

import static levante.elasticity.adapter.kubernetes.BedPods.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import levante.elasticity.adapter.kubernetes.read.NodeReader;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.testbed.KubernetesBed;
import levante.elasticity.testbed.Measured;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The loop where much comes at once, on a real API server, scheduler and controllers. Times are
 * told and bound by nothing: the machine may be busy.
 */
@Tag("real")
class KubernetesScaleIT {
  private static final Clock CLOCK = Clock.systemUTC();

  private static final ScalingSettings SETTINGS =
      ScalingSettings.DEFAULTS
          .withScanPeriod(Duration.ofSeconds(2))
          .withMaxBootingNodes(300)
          .withIdleTime(Duration.ofSeconds(10))
          .withConsolidateAfter(Optional.of(Duration.ofSeconds(10)));

  private KubernetesBed bed;
  private SharedIndexInformer<Pod> pods;
  private SharedIndexInformer<Node> nodes;

  @BeforeEach
  void start() {
    bed = KubernetesBed.start();
    pods = bed.client().pods().inNamespace(NAMESPACE).inform();
    nodes = bed.client().nodes().inform();
  }

  @AfterEach
  void stop() {
    pods.close();
    nodes.close();
    bed.close();
  }

  private static void soon(ThrowingRunnable expectation) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(expectation);
  }

  private Collection<Pod> pods() {
    return pods.getStore().list();
  }

  private long running() {
    return pods().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .count();
  }

  private void scaleTo(int replicas) {
    bed.client().apps().replicaSets().inNamespace(NAMESPACE).withName("web").scale(replicas);
  }

  @Test
  void fiveHundredPodsGetTheNodesThatTheyNeedAndOneHundredKeepNoMore() {
    try (RunningLoop loop = new RunningLoop(bed, RunningLoop.CLOUD, SETTINGS, name -> true)) {
      soon(
          () ->
              assertThat(loop.elasticity().journal().recent(RunningLoop.CLUSTER, 1)).isNotEmpty());
      long begun = CLOCK.millis();
      bed.client().resource(BedPods.replicas("web", "1", 500)).create();
      soon(() -> assertThat(running()).isEqualTo(500));
      long ready = CLOCK.millis() - begun;
      int most = loop.supply().ordered().size();
      assertThat(most).as("a lower bound of 167, and a tenth of it").isBetween(167, 183);
      long first =
          loop.supply().ordered().values().stream().min(Long::compare).orElseThrow() - begun;
      Measured.tell(
          "first node ordered after %d ms, all Running after %d ms, %d nodes"
              .formatted(first, ready, most));
      shrink();
    }
  }

  private void shrink() {
    long begun = CLOCK.millis();
    scaleTo(100);
    soon(() -> assertThat(pods()).hasSize(100));
    Evictions evictions = new Evictions(CLOCK.instant());
    pods.addEventHandler(evictions);
    soon(() -> assertThat(nodes.getStore().list()).as("34 and a tenth").hasSizeLessThan(38));
    soon(() -> assertThat(running()).isEqualTo(100));
    Measured.tell(
        "consolidated after %d ms: %d nodes, %d pods moved"
            .formatted(
                CLOCK.millis() - begun, nodes.getStore().list().size(), evictions.ended.size()));
    assertThat(evictions.twice).as("pods that were moved and moved again").isEmpty();
  }

  /** Which pods end, and which of them had only come after others ended. */
  private static final class Evictions implements ResourceEventHandler<Pod> {
    private final Instant since;
    private final Set<String> ended = new ConcurrentSkipListSet<>();
    private final Set<String> twice = new ConcurrentSkipListSet<>();

    Evictions(Instant since) {
      this.since = since;
    }

    @Override
    public void onAdd(Pod pod) {
      // Those that come are no matter.
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
      // Nor what becomes of them.
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
      ended.add(pod.getMetadata().getName());
      // Kubernetes knows whole seconds only.
      if (Instant.parse(pod.getMetadata().getCreationTimestamp()).isAfter(since)) {
        twice.add(pod.getMetadata().getName());
      }
    }
  }

  @Test
  void atAThousandFullNodesAPodThatWaitsGetsOneMore() {
    IntStream.range(0, 1000).parallel().forEach(i -> bed.join(full(i), "1"));
    soon(() -> assertThat(nodes.getStore().list()).hasSize(1000).allMatch(NodeReader::isReady));
    IntStream.range(0, 1000).parallel().forEach(i -> fill(full(i)));
    soon(() -> assertThat(running()).isEqualTo(1000));
    try (RunningLoop loop = new RunningLoop(bed, RunningLoop.CLOUD, SETTINGS, name -> true)) {
      soon(
          () ->
              assertThat(loop.elasticity().journal().recent(RunningLoop.CLUSTER, 1)).isNotEmpty());
      for (int i = 0; i < 5; i++) {
        long begun = CLOCK.millis();
        String late = "late-" + i;
        bed.client().resource(BedPods.bare(late, "3")).create();
        int wanted = i + 1;
        soon(() -> assertThat(loop.supply().ordered()).hasSize(wanted));
        long ordered =
            loop.supply().ordered().values().stream().max(Long::compare).orElseThrow() - begun;
        soon(() -> assertThat(nodeNames()).contains(nodeOf(late)));
        Measured.tell("a node ordered after %d ms at 1,000 nodes".formatted(ordered));
      }
      assertThat(loop.supply().ordered()).hasSize(5);
    }
  }

  private String nodeOf(String pod) {
    return pods().stream()
        .filter(one -> one.getMetadata().getName().equals(pod))
        .map(one -> Optional.ofNullable(one.getSpec().getNodeName()).orElse(""))
        .findFirst()
        .orElse("");
  }

  private Set<String> nodeNames() {
    return nodes.getStore().list().stream()
        .map(node -> node.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static String full(int i) {
    return "full-%04d".formatted(i);
  }

  private void fill(String node) {
    Pod pod = BedPods.bare("on-" + node, "1");
    pod.getSpec().setNodeName(node);
    bed.client().resource(pod).create();
  }
}
