package levante.elasticity.adapter.kubernetes;

import static levante.elasticity.adapter.kubernetes.BedPods.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.constraint.Taint;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.decide.Unplaceable;
import levante.elasticity.testbed.KubernetesBed;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The loop as it runs in production, on a real API server, scheduler and controllers; only the
 * machines are KWOK's.
 */
@Tag("real")
class KubernetesLoopIT {
  private static final ScalingSettings QUICK =
      ScalingSettings.DEFAULTS
          .withScanPeriod(Duration.ofSeconds(1))
          .withIdleTime(Duration.ofSeconds(3))
          .withMaxBootingNodes(300);

  private static KubernetesBed bed;

  @BeforeAll
  static void start() {
    bed = KubernetesBed.start();
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @AfterEach
  void clear() {
    bed.clear();
    soon(() -> assertThat(bed.client().pods().inNamespace(NAMESPACE).list().getItems()).isEmpty());
  }

  private static void soon(ThrowingRunnable expectation) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(expectation);
  }

  private static List<Pod> pods() {
    return bed.client().pods().inNamespace(NAMESPACE).list().getItems();
  }

  private static long running() {
    return pods().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .count();
  }

  private static Set<String> nodes() {
    return bed.client().nodes().list().getItems().stream()
        .map(node -> node.getMetadata().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void podsWaitNodesComePodsRunNodesGo() {
    try (RunningLoop loop = new RunningLoop(bed, RunningLoop.CLOUD, QUICK, name -> true)) {
      bed.client().resource(BedPods.replicas("web", "1", 6)).create();
      soon(() -> assertThat(running()).isEqualTo(6));
      assertThat(loop.supply().ordered()).hasSize(2);
      bed.client().apps().replicaSets().inNamespace(NAMESPACE).withName("web").delete();
      soon(() -> assertThat(loop.supply().supplied(RunningLoop.CLUSTER)).isEmpty());
      soon(() -> assertThat(nodes()).isEmpty());
      soon(() -> assertThat(loop.elasticity().journal().open(RunningLoop.CLUSTER)).isEmpty());
      assertThat(loop.decided()).contains(Kind.SCALE_UP, Kind.DRAIN, Kind.RELEASE);
      assertThat(loop.supply().ordered()).as("nothing more was ordered").hasSize(2);
    }
  }

  @Test
  void aPodThatNoPoolCanHoldIsNamedAndKeepsNobodyWaiting() {
    NodePool tainted =
        Seen.pool(
            "cloud",
            RunningLoop.CLOUD.shape().tainted(new Taint("gpu", "yes", Taint.Effect.NO_SCHEDULE)),
            0,
            5,
            "0.10");
    try (RunningLoop loop = new RunningLoop(bed, tainted, QUICK, name -> true)) {
      bed.client().resource(BedPods.evictable("intolerant", "1")).create();
      bed.client().resource(tolerant("tolerant")).create();
      soon(() -> assertThat(running()).isEqualTo(1));
      assertThat(bed.client().pods().inNamespace(NAMESPACE).withName("tolerant").get().getStatus())
          .satisfies(status -> assertThat(status.getPhase()).isEqualTo("Running"));
      soon(() -> assertThat(unplaceable(loop)).contains(NAMESPACE + "/intolerant"));
      assertThat(unplaceable(loop)).doesNotContain(NAMESPACE + "/tolerant");
      assertThat(loop.supply().ordered()).hasSize(1);
      soon(() -> assertThat(eventsOf("tolerant")).contains("TriggeredScaleUp"));
      soon(() -> assertThat(eventsOf("intolerant")).contains("NotTriggerScaleUp"));
    }
  }

  private static List<String> eventsOf(String pod) {
    return bed
        .client()
        .v1()
        .events()
        .inNamespace(NAMESPACE)
        .withField("involvedObject.name", pod)
        .withField("source", "levante")
        .list()
        .getItems()
        .stream()
        .map(Event::getReason)
        .toList();
  }

  private static Pod tolerant(String name) {
    return new PodBuilder(BedPods.evictable(name, "1"))
        .editSpec()
        .addNewToleration()
        .withKey("gpu")
        .withOperator("Exists")
        .endToleration()
        .endSpec()
        .build();
  }

  private static Set<String> unplaceable(RunningLoop loop) {
    return loop.elasticity().journal().recent(RunningLoop.CLUSTER, 1000).stream()
        .map(entry -> entry.decision())
        .filter(ScalingDecision.Hold.class::isInstance)
        .map(ScalingDecision.Hold.class::cast)
        .flatMap(hold -> hold.unplaceable().stream())
        .map(Unplaceable::pod)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whileTheApiIsDownNothingIsOrderedOrReleasedAndThenTheLoopGoesOn() {
    try (RunningLoop loop = new RunningLoop(bed, RunningLoop.CLOUD, QUICK, name -> true)) {
      bed.client().resource(BedPods.replicas("web", "1", 4)).create();
      soon(() -> assertThat(running()).isEqualTo(4));
      Set<String> before = nodes();
      assertThat(before).hasSize(2);
      bed.stopApi();
      // Longer than a node may idle.
      await()
          .during(QUICK.idleTime().multipliedBy(4))
          .atMost(QUICK.idleTime().multipliedBy(5))
          .until(
              () ->
                  loop.supply().ordered().size() == 2
                      && loop.supply().supplied(RunningLoop.CLUSTER).stream()
                          .allMatch(SuppliedNode::live));
      bed.startApi();
      bed.client().apps().replicaSets().inNamespace(NAMESPACE).withName("web").scale(9);
      soon(() -> assertThat(running()).isEqualTo(9));
      assertThat(nodes()).containsAll(before).hasSize(3);
      bed.client().apps().replicaSets().inNamespace(NAMESPACE).withName("web").scale(0);
      soon(() -> assertThat(nodes()).isEmpty());
    }
  }

  @Test
  void aMachineThatNeverBecomesANodeIsReplacedAndGivenBack() {
    ScalingSettings impatient = QUICK.withProvisionTimeout(Duration.ofSeconds(5));
    try (RunningLoop loop =
        new RunningLoop(bed, RunningLoop.CLOUD, impatient, name -> !name.endsWith("0000"))) {
      bed.client().resource(BedPods.replicas("web", "1", 2)).create();
      soon(() -> assertThat(running()).isEqualTo(2));
      soon(
          () ->
              assertThat(loop.supply().supplied(RunningLoop.CLUSTER))
                  .extracting(SuppliedNode::name)
                  .doesNotContain("cloud-0000"));
      assertThat(nodes()).hasSize(1);
    }
  }
}
