package levante.elasticity.adapter.kubernetes;

import static levante.elasticity.adapter.kubernetes.BedPods.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import levante.elasticity.act.DrainResult;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.testbed.KubernetesBed;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can go wrong between Levante and a real cluster. */
@Tag("real")
class KubernetesFaultsIT {
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final Clock CLOCK = Clock.systemUTC();
  private static final KubernetesConfig CONFIG = KubernetesConfig.DEFAULTS;

  private static final AtomicInteger NEWS = new AtomicInteger();
  private static final AtomicReference<Optional<Secret>> KUBECONFIG =
      new AtomicReference<>(Optional.empty());

  private static KubernetesBed bed;
  private static KubernetesClusters clusters;

  @BeforeAll
  static void start() {
    bed = KubernetesBed.start();
    KUBECONFIG.set(Optional.of(Secret.of(bed.kubeconfig(KubernetesBed.Key.RSA))));
    clusters =
        new KubernetesClusters(cluster -> KUBECONFIG.get(), CONFIG, CLOCK, NEWS::incrementAndGet);
  }

  @AfterAll
  static void stop() {
    clusters.close();
    bed.close();
  }

  @AfterEach
  void clear() {
    bed.clear();
    soon(() -> assertThat(view()).isEqualTo(new ClusterView(List.of(), List.of())));
  }

  private static KubernetesNodeDrainer drainer(KubernetesConfig config) {
    return new KubernetesNodeDrainer(clusters, config, CLOCK);
  }

  private static Observation<ClusterView> observed() {
    return clusters.observe(CLUSTER);
  }

  private static ClusterView view() {
    return observed()
        .match(
            Observation.Complete::seen,
            incomplete -> {
              throw new AssertionError(incomplete.message());
            });
  }

  private static void soon(ThrowingRunnable expectation) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(expectation);
  }

  private static void isIncomplete() {
    String seen = observed().match(complete -> "complete", incomplete -> incomplete.code().name());
    assertThat(seen).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE.name());
  }

  @Test
  void aClusterThatIsNotReadYetIsIncompleteAndNeverEmpty() {
    bed.join("w-0", "4");
    try (KubernetesClusters fresh =
        new KubernetesClusters(cluster -> KUBECONFIG.get(), CONFIG, CLOCK, () -> {})) {
      List<Integer> seen = new ArrayList<>();
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                int nodes =
                    fresh.observe(CLUSTER).match(whole -> whole.seen().nodes().size(), cut -> -1);
                seen.add(nodes);
                return nodes > 0;
              });
      assertThat(seen).contains(-1).doesNotContain(0);
    }
  }

  @Test
  void aClusterWithoutAKubeconfigIsUnreachableAndAnotherKubeconfigOpensItAnew() {
    Optional<Secret> rsa = KUBECONFIG.get();
    try {
      KUBECONFIG.set(Optional.empty());
      isIncomplete();
      KUBECONFIG.set(Optional.of(Secret.of("no: kubeconfig")));
      isIncomplete();
      KUBECONFIG.set(Optional.of(Secret.of(bed.kubeconfig(KubernetesBed.Key.EC))));
      soon(() -> assertThat(view().nodes()).isEmpty());
    } finally {
      KUBECONFIG.set(rsa);
    }
    soon(() -> assertThat(view().nodes()).isEmpty());
  }

  @Test
  void whileTheApiIsDownNothingIsSeenAndThenEverythingAgain() {
    bed.join("w-0", "4");
    bed.client().resource(BedPods.replicas("web", "1", 3)).create();
    soon(() -> assertThat(view().workOn("w-0")).hasSize(3));
    bed.stopApi();
    soon(KubernetesFaultsIT::isIncomplete);
    assertThatThrownBy(() -> drainer(CONFIG).drain(CLUSTER, "w-0"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE));
    bed.startApi();
    bed.client().resource(BedPods.evictable("late", "1")).create();
    soon(() -> assertThat(view().workOn("w-0")).extracting(Pod::name).contains("late").hasSize(4));
  }

  @Test
  void newsComeAtOnceWhenAPodWaits() {
    soon(() -> assertThat(view().nodes()).isEmpty());
    int before = NEWS.get();
    bed.client().resource(BedPods.evictable("waits", "1")).create();
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30))
        .until(() -> NEWS.get() > before);
    assertThat(view().waiting()).extracting(Pod::name).containsExactly("waits");
  }

  @Test
  void aBudgetIsWaitedForAndNamedWhenTheDeadlineIsOver() {
    bed.join("w-0", "4");
    bed.client().resource(BedPods.replicas("web", "1", 2)).create();
    bed.client().resource(BedPods.budget("web", 2)).create();
    soon(() -> assertThat(view().workOn("w-0")).hasSize(2));
    soon(() -> assertThat(view().rules().budgets()).hasSize(1));
    assertThat(drainer(CONFIG).drain(CLUSTER, "w-0")).isEqualTo(new DrainResult.InProgress(2));
    assertThat(drainer(CONFIG.withDrainDeadline(Duration.ZERO)).drain(CLUSTER, "w-0"))
        .isInstanceOfSatisfying(
            DrainResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("web-budget").contains("healthy"));
    bed.client().resource(BedPods.budget("web", 1)).update();
    bed.join("w-1", "4");
    soon(
        () ->
            assertThat(drainer(CONFIG).drain(CLUSTER, "w-0")).isEqualTo(new DrainResult.Drained()));
    soon(() -> assertThat(view().workOn("w-1")).hasSize(2));
  }

  @Test
  void aPodThatNobodyWouldMakeAnewKeepsItsNode() {
    bed.join("w-0", "4");
    bed.client().resource(BedPods.bare("alone", "1")).create();
    soon(() -> assertThat(view().workOn("w-0")).hasSize(1));
    assertThat(drainer(CONFIG).drain(CLUSTER, "w-0"))
        .isEqualTo(
            new DrainResult.Refused(
                NAMESPACE + "/alone has no controller that would make it anew"));
    drainer(CONFIG).uncordon(CLUSTER, "w-0");
    soon(() -> assertThat(view().node("w-0").orElseThrow().cordoned()).isFalse());
    assertThat(bed.client().pods().inNamespace(NAMESPACE).withName("alone").get()).isNotNull();
  }

  @Test
  void daemonsStayAndAreCountedForANewNode() {
    bed.join("w-0", Map.of("cpu", "4"), Map.of("role", "storage"), List.of());
    bed.client().resource(BedPods.daemons("agent", "250m")).create();
    soon(() -> assertThat(view().load("w-0").orElseThrow().pods()).hasSize(1));
    assertThat(view().workOn("w-0")).isEmpty();
    assertThat(view().rules().daemons())
        .singleElement()
        .satisfies(one -> assertThat(one.requests().get("cpu")).hasToString("250m"));
    assertThat(drainer(CONFIG).drain(CLUSTER, "w-0")).isEqualTo(new DrainResult.Drained());
  }

  @Test
  void aSuspendedJobOfAQueueIsDemandAndOneWithoutIsNot() {
    bed.client().resource(BedPods.suspended("queued", "1", 3, Map.of(BedPods.QUEUE, "q"))).create();
    bed.client().resource(BedPods.suspended("paused", "1", 3, Map.of())).create();
    soon(
        () ->
            assertThat(view().waiting())
                .extracting(Pod::name)
                .containsExactly("queued-0", "queued-1", "queued-2"));
    assertThat(view().waiting())
        .allSatisfy(pod -> assertThat(pod.spec().gang().orElseThrow().size()).isEqualTo(3));
  }

  @Test
  void aClusterThatIsNoLongerLookedAfterIsLeftAlone() {
    soon(() -> assertThat(view().nodes()).isEmpty());
    clusters.keepOnly(Set.of(new ClusterId("another")));
    int before = NEWS.get();
    bed.join("w-0", "4");
    soon(() -> assertThat(bed.client().nodes().list().getItems()).hasSize(1));
    assertThat(NEWS.get()).isEqualTo(before);
    soon(() -> assertThat(view().nodes()).hasSize(1));
  }
}
