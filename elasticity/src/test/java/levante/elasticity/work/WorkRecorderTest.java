package levante.elasticity.work;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.created;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.elasticity.Seen;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;

class WorkRecorderTest {
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 9, "0.10");
  private static final Pod POD = pod("p", "1", "1Gi");

  private final CountingWork ledger = new CountingWork();
  private WorkRecorder recorder = new WorkRecorder(ledger);

  private static Seen cluster() {
    return seen(CLOUD).ready("n", "cloud");
  }

  private void look(Seen seen, int seconds) {
    recorder.seen(CLUSTER, seen.view(), at(seconds));
  }

  private static Instant at(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  private Work only() {
    assertThat(ledger.all(CLUSTER)).hasSize(1);
    return ledger.all(CLUSTER).get(0);
  }

  @Test
  void aPodIsFollowedFromWaitingToItsEnd() {
    look(cluster(), 0);
    look(cluster().pending(POD), 5);
    assertThat(only().started()).isEmpty();
    look(cluster().running("n", POD), 10);
    assertThat(only().started()).contains(at(10));
    assertThat(only().ended()).isEmpty();
    look(cluster(), 15);
    assertThat(only().key()).isEqualTo(new Work.Key("default/p", NOON));
    assertThat(only().ended()).contains(at(15));
    assertThat(ledger.open(CLUSTER)).isEmpty();
  }

  @Test
  void aPodThatHasEndedIsGoneThoughItsObjectIsStillThere() {
    look(cluster(), 0);
    look(cluster().running("n", POD), 5);
    Pod done =
        new Pod(
            POD.namespace(),
            POD.name(),
            POD.kind(),
            POD.labels(),
            POD.spec(),
            Pod.Phase.SUCCEEDED,
            Optional.of("n"),
            POD.created());
    look(cluster().placed(done), 10);
    assertThat(only().ended()).contains(at(10));
  }

  @Test
  void daemonsAndWhatIsOnControlPlanesAreNoWork() {
    Node plane =
        new Node(
            "plane",
            Node.Role.CONTROL_PLANE,
            Optional.empty(),
            FOUR_CPUS,
            Node.Readiness.READY,
            Node.Scheduling.OPEN,
            NOON);
    Pod daemon =
        new Pod(
            "kube-system",
            "d",
            Pod.Kind.DAEMON,
            new TreeMap<>(),
            POD.spec(),
            Pod.Phase.PENDING,
            Optional.empty(),
            NOON);
    recorder.seen(
        CLUSTER,
        new ClusterView(List.of(plane), List.of(Seen.running(POD, "plane"), daemon)),
        at(0));
    look(cluster().daemon("n", POD), 5);
    assertThat(ledger.all(CLUSTER)).isEmpty();
  }

  @Test
  void aLookThatShowsNothingNewWritesNothing() {
    look(cluster().pending(POD).running("n", pod("q", "1", "1Gi")), 0);
    assertThat(ledger.written).isEqualTo(2);
    look(cluster().pending(POD).running("n", pod("q", "1", "1Gi")), 5);
    look(seen(CLOUD).cordoned("n", "cloud").pending(POD).running("n", pod("q", "1", "1Gi")), 10);
    assertThat(ledger.written).isEqualTo(2);
  }

  @Test
  void ofAThousandNodesOnlyThoseThatChangedAreGoneThrough() {
    List<NodeLoad> loads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Node node = cluster().view().nodes().get(0);
      Node named =
          new Node(
              "n" + i,
              node.role(),
              node.pool(),
              node.shape(),
              node.readiness(),
              node.scheduling(),
              node.since());
      List<Pod> pods = new ArrayList<>();
      for (int k = 0; k < 30; k++) {
        pods.add(Seen.running(pod("p-%d-%d".formatted(i, k), "100m", "64Mi"), "n" + i));
      }
      loads.add(NodeLoad.of(named, pods));
    }
    recorder.seen(CLUSTER, ClusterView.of(loads, List.of(), ClusterView.Rules.NONE), at(0));
    assertThat(ledger.written).isEqualTo(30_000);
    recorder.seen(CLUSTER, ClusterView.of(loads, List.of(), ClusterView.Rules.NONE), at(5));
    assertThat(ledger.written).isEqualTo(30_000);
    loads.set(7, loads.get(7).without("default", "p-7-3"));
    recorder.seen(CLUSTER, ClusterView.of(loads, List.of(), ClusterView.Rules.NONE), at(10));
    assertThat(ledger.written).isEqualTo(30_001);
  }

  @Test
  void ofPodsThatRanBeforeAnybodyLookedTheStartIsWhenTheyWereMade() {
    look(cluster().running("n", created(POD, at(-500))), 0);
    assertThat(only().started()).contains(at(-500));
  }

  @Test
  void whenNoClusterIsLookedAfterAnyMoreAllWorkHasEnded() {
    look(cluster().running("n", POD), 0);
    recorder = new WorkRecorder(ledger);
    recorder.only(Set.of(), at(60));
    assertThat(only().ended()).contains(at(60));
  }

  @Test
  void aPodThatLosesItsNodeBeginsAnew() {
    look(cluster(), 0);
    look(cluster().running("n", POD), 5);
    look(cluster().pending(POD), 10);
    assertThat(only().started()).isEmpty();
    look(cluster().running("n", POD), 15);
    assertThat(only().started()).contains(at(15));
  }

  @Test
  void aPodThatMovesToAnotherNodeIsTheSameWork() {
    look(cluster().ready("m", "cloud").running("n", POD), 0);
    look(cluster().ready("m", "cloud").running("m", POD), 5);
    assertThat(only().ended()).isEmpty();
    assertThat(ledger.written).isEqualTo(1);
  }

  @Test
  void afterARestartOpenWorkGoesOnAndIsNotDoubled() {
    look(cluster(), 0);
    look(cluster().pending(POD).running("n", pod("q", "1", "1Gi")), 5);
    recorder = new WorkRecorder(ledger);
    look(cluster().running("n", POD), 60);
    assertThat(ledger.all(CLUSTER)).hasSize(2);
    assertThat(ledger.all(CLUSTER).get(0).started()).contains(at(60));
    assertThat(ledger.all(CLUSTER).get(1).ended())
        .as("the first look after it went")
        .contains(at(60));
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenByTheNextLook() {
    look(cluster(), 0);
    ledger.broken = true;
    assertThatThrownBy(() -> look(cluster().pending(POD), 5)).isInstanceOf(LevanteException.class);
    ledger.broken = false;
    look(cluster().pending(POD), 10);
    assertThat(only().ended()).isEmpty();
  }

  @Test
  void workOfAClusterThatIsNotLookedAfterAnyMoreHasEnded() {
    recorder.only(Set.of(CLUSTER), at(0));
    look(cluster().running("n", POD), 0);
    recorder.only(Set.of(new ClusterId("edge-7f3a2b")), at(30));
    assertThat(only().ended()).contains(at(30));
    recorder.only(Set.of(CLUSTER), at(60));
    look(cluster().running("n", POD), 60);
    assertThat(only().ended()).as("it is back").isEmpty();
  }
}
