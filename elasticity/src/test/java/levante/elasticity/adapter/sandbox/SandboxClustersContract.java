package levante.elasticity.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Taint;
import levante.elasticity.constraint.Toleration;
import levante.elasticity.simulate.VirtualClock;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link SandboxClusters} promises. */
abstract class SandboxClustersContract {
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final Quantity ONE = Quantity.of(1);
  private static final Quantity GI = Quantity.parse("1Gi");

  abstract SandboxClusters clusters();

  abstract VirtualClock clock();

  private SandboxClusters withCluster() {
    clusters().ensureCluster(CLUSTER, "kubernetes");
    return clusters();
  }

  private static SandboxNode worker(String name, int cpus) {
    return SandboxNode.worker(name, "pool", Quantity.of(cpus), Quantity.parse("16Gi"));
  }

  private void request(String pod, int cpus) {
    clusters().requestPod(CLUSTER, pod, Quantity.of(cpus), GI, Map.of("job", pod));
  }

  private List<String> places() {
    return clusters().pods(CLUSTER).stream()
        .map(pod -> pod.name() + " " + pod.state() + pod.node().map(n -> " " + n).orElse(""))
        .toList();
  }

  @Test
  void aPodWaitsUntilANodeWithRoomJoins() {
    withCluster();
    request("a", 2);
    assertThat(places()).containsExactly("a PENDING");
    clusters().join(CLUSTER, worker("w-0", 1));
    assertThat(places()).containsExactly("a PENDING");
    clusters().join(CLUSTER, worker("w-1", 2));
    assertThat(places()).containsExactly("a BOUND w-1");
  }

  @Test
  void aPodThatDoesNotFitDoesNotBlockASmallerOneAndTheOldestComesFirst() {
    withCluster().join(CLUSTER, worker("w-0", 2));
    request("big", 4);
    request("first", 2);
    request("second", 1);
    assertThat(places()).containsExactly("big PENDING", "first BOUND w-0", "second PENDING");
    clusters().releasePod(CLUSTER, "first");
    assertThat(places()).containsExactly("big PENDING", "second BOUND w-0");
  }

  @Test
  void gpusAndPodSlotsAreDebited() {
    SandboxNode node = worker("w-0", 8).withGpus(1);
    withCluster().join(CLUSTER, node);
    for (String name : List.of("g-0", "g-1")) {
      clusters()
          .requestPod(
              CLUSTER,
              new SandboxPodRequest(
                  name,
                  Resources.of(ONE, GI).with(Resources.GPU, ONE),
                  new TreeMap<>(),
                  new TreeMap<>(),
                  List.of()));
    }
    assertThat(places()).containsExactly("g-0 BOUND w-0", "g-1 PENDING");
  }

  @Test
  void selectorsAndTaintsAreHonoured() {
    Taint taint = new Taint("edge", "", Taint.Effect.NO_SCHEDULE);
    SandboxNode plain = worker("w-0", 8).labelled(Map.of("disk", "ssd"));
    withCluster()
        .join(
            CLUSTER,
            new SandboxNode(
                plain.name(),
                plain.role(),
                plain.pool(),
                plain.shape().tainted(taint),
                plain.scheduling()));
    request("plain", 1);
    SandboxPodRequest tolerant =
        new SandboxPodRequest(
            "tolerant",
            Resources.of(ONE, GI),
            new TreeMap<>(),
            new TreeMap<>(Map.of("disk", "ssd")),
            List.of(
                new Toleration(
                    Optional.of("edge"),
                    Toleration.Operator.EQUAL,
                    "",
                    Optional.of(Taint.Effect.NO_SCHEDULE))));
    clusters().requestPod(CLUSTER, tolerant);
    assertThat(places()).containsExactly("plain PENDING", "tolerant BOUND w-0");
    assertThat(clusters().pods(CLUSTER).get(1).request()).isEqualTo(tolerant);
  }

  @Test
  void everyRequestTwiceChangesNothing() {
    withCluster().ensureCluster(CLUSTER, "k3s");
    clusters().join(CLUSTER, worker("w-0", 2));
    clusters().join(CLUSTER, worker("w-0", 64));
    request("a", 1);
    request("a", 2);
    assertThat(clusters().clusters())
        .extracting(SandboxCluster::id, SandboxCluster::distribution)
        .containsExactly(tuple(CLUSTER, "kubernetes"));
    assertThat(clusters().nodes(CLUSTER)).hasSize(1);
    assertThat(clusters().pods(CLUSTER).get(0).request().requests().get("cpu")).isEqualTo(ONE);
    assertThat(clusters().history(CLUSTER)).hasSize(1);
    clusters().releasePod(CLUSTER, "a");
    clusters().releasePod(CLUSTER, "a");
    clusters().leave(CLUSTER, "w-0");
    clusters().leave(CLUSTER, "w-0");
    assertThat(places()).isEmpty();
  }

  @Test
  void podsOfANodeThatLeavesAreEvictedAndNeverBoundAgain() {
    withCluster().join(CLUSTER, worker("w-0", 2));
    request("a", 1);
    clusters().leave(CLUSTER, "w-0");
    clusters().join(CLUSTER, worker("w-1", 2));
    request("a", 1);
    assertThat(places()).containsExactly("a EVICTED w-0");
    clusters().releasePod(CLUSTER, "a");
    request("a", 1);
    assertThat(places()).containsExactly("a BOUND w-1");
  }

  @Test
  void aCordonedNodeKeepsItsPodsAndTakesNoMore() {
    withCluster().join(CLUSTER, worker("w-0", 2));
    request("a", 1);
    clusters().cordon(CLUSTER, "w-0");
    request("b", 1);
    assertThat(places()).containsExactly("a BOUND w-0", "b PENDING");
    assertThat(clusters().nodes(CLUSTER)).allMatch(Node::cordoned);
    clusters().uncordon(CLUSTER, "w-0");
    assertThat(places()).containsExactly("a BOUND w-0", "b BOUND w-0");
  }

  @Test
  void theHistoryOutlivesTheCluster() {
    withCluster().join(CLUSTER, worker("w-0", 2));
    var joined = clock().instant();
    clock().advance(Duration.ofSeconds(90));
    clusters().removeCluster(CLUSTER);
    clusters().removeCluster(CLUSTER);
    assertThat(clusters().clusters()).isEmpty();
    assertThat(clusters().history(CLUSTER))
        .containsExactly(new NodeStay("w-0", joined, Optional.of(clock().instant())));
  }

  @Test
  void anUnknownClusterIsAnErrorAndNotAnEmptyOne() {
    for (Runnable call :
        List.<Runnable>of(
            () -> clusters().nodes(CLUSTER),
            () -> clusters().pods(CLUSTER),
            () -> clusters().join(CLUSTER, worker("w-0", 1)),
            () -> clusters().releasePod(CLUSTER, "a"),
            () -> clusters().cordon(CLUSTER, "w-0"),
            () -> request("a", 1))) {
      assertThatThrownBy(call::run)
          .isInstanceOfSatisfying(
              LevanteException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_NOT_FOUND));
    }
  }
}
