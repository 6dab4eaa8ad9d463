package levante.elasticity.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.kernel.ClusterId;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ClusterObserver} and {@link NodeDrainer} of the same cluster promise. The
 * cluster has the Ready worker {@code w-0} with room for exactly one of the test's pods.
 */
public abstract class ClusterPortsContract {
  protected static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");

  protected abstract ClusterObserver observer();

  protected abstract NodeDrainer drainer();

  /** Asks for a place for a pod, and lets the cluster's scheduler look. */
  protected abstract void submit(String pod);

  /** What the cluster calls the pod that was submitted under that name. */
  protected String nameOf(String pod) {
    return pod;
  }

  private ClusterView view() {
    return observer()
        .observe(CLUSTER)
        .match(
            Observation.Complete::seen,
            incomplete -> {
              throw new AssertionError(incomplete.message());
            });
  }

  private List<String> workOnNode() {
    return view().workOn("w-0").stream().map(Pod::name).toList();
  }

  private boolean cordoned() {
    return view().node("w-0").orElseThrow().cordoned();
  }

  /** A real cluster takes its time, and an observer hears of it a moment later. */
  private static void soon(ThrowingRunnable expectation) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(expectation);
  }

  @Test
  void aPodIsSeenOnItsNodeAndTheNextOneIsSeenWaiting() {
    submit("a");
    soon(() -> assertThat(workOnNode()).containsExactly(nameOf("a")));
    submit("b");
    soon(() -> assertThat(view().waiting()).extracting(Pod::name).containsExactly(nameOf("b")));
    assertThat(workOnNode()).containsExactly(nameOf("a"));
  }

  @Test
  void aCordonKeepsNewPodsAwayAndAnUncordonLetsThemIn() {
    drainer().cordon(CLUSTER, "w-0");
    drainer().cordon(CLUSTER, "w-0");
    soon(() -> assertThat(cordoned()).isTrue());
    submit("a");
    soon(() -> assertThat(view().waiting()).extracting(Pod::name).containsExactly(nameOf("a")));
    assertThat(workOnNode()).isEmpty();
    drainer().uncordon(CLUSTER, "w-0");
    drainer().uncordon(CLUSTER, "w-0");
    soon(() -> assertThat(cordoned()).isFalse());
    submit("b");
    soon(() -> assertThat(workOnNode()).hasSize(1));
  }

  @Test
  void aDrainedNodeIsCordonedAndEmpty() {
    submit("a");
    soon(() -> assertThat(workOnNode()).containsExactly(nameOf("a")));
    soon(() -> assertThat(drainer().drain(CLUSTER, "w-0")).isEqualTo(new DrainResult.Drained()));
    soon(() -> assertThat(workOnNode()).isEmpty());
    soon(() -> assertThat(cordoned()).isTrue());
  }

  @Test
  void aNodeThatIsGoneIsDrainedAndCordonedWithoutAWord() {
    drainer().cordon(CLUSTER, "gone");
    drainer().uncordon(CLUSTER, "gone");
    assertThat(drainer().drain(CLUSTER, "gone")).isEqualTo(new DrainResult.Drained());
    soon(() -> assertThat(view().nodes()).extracting(Node::name).containsExactly("w-0"));
  }
}
