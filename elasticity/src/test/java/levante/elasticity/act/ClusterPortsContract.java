package levante.elasticity.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.kernel.ClusterId;
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

  @Test
  void aPodIsSeenOnItsNodeAndTheNextOneIsSeenWaiting() {
    submit("a");
    submit("b");
    assertThat(workOnNode()).containsExactly("a");
    assertThat(view().pods()).filteredOn(Pod::waits).extracting(Pod::name).containsExactly("b");
  }

  @Test
  void aCordonKeepsNewPodsAwayAndAnUncordonLetsThemIn() {
    drainer().cordon(CLUSTER, "w-0");
    drainer().cordon(CLUSTER, "w-0");
    submit("a");
    assertThat(workOnNode()).isEmpty();
    assertThat(view().node("w-0").map(Node::cordoned)).contains(true);
    drainer().uncordon(CLUSTER, "w-0");
    drainer().uncordon(CLUSTER, "w-0");
    submit("b");
    assertThat(workOnNode()).containsExactly("a");
  }

  @Test
  void aDrainedNodeIsCordonedAndEmpty() {
    submit("a");
    assertThat(drainer().drain(CLUSTER, "w-0")).isEqualTo(new DrainResult.Drained());
    assertThat(workOnNode()).isEmpty();
    assertThat(view().node("w-0").map(Node::cordoned)).contains(true);
  }

  @Test
  void aNodeThatIsGoneIsDrainedAndCordonedWithoutAWord() {
    drainer().cordon(CLUSTER, "gone");
    drainer().uncordon(CLUSTER, "gone");
    assertThat(drainer().drain(CLUSTER, "gone")).isEqualTo(new DrainResult.Drained());
    assertThat(view().nodes()).extracting(Node::name).containsExactly("w-0");
  }
}
