package levante.elasticity.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.ClusterId;
import org.junit.jupiter.api.Test;

/** What every {@link NodeSupply} promises; its pool {@code cloud} is empty at first. */
public abstract class NodeSupplyContract {
  protected static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");

  protected abstract NodeSupply supply();

  /** Lets the machines do whatever they do in time. */
  protected abstract void pass();

  private List<String> live() {
    return supply().supplied(CLUSTER).stream()
        .filter(SuppliedNode::live)
        .map(SuppliedNode::name)
        .sorted()
        .toList();
  }

  @Test
  void raisingTwiceToTheSameTotalRaisesOnce() {
    supply().request(CLUSTER, "cloud", 2);
    supply().request(CLUSTER, "cloud", 2);
    supply().request(CLUSTER, "cloud", 1);
    assertThat(live()).hasSize(2);
    pass();
    assertThat(live()).hasSize(2);
  }

  @Test
  void aReleasedNodeGoesAndIsNotReplacedAndItsNameIsNotUsedAgain() {
    supply().request(CLUSTER, "cloud", 2);
    pass();
    String gone = live().get(0);
    String stays = live().get(1);
    supply().release(CLUSTER, gone);
    supply().release(CLUSTER, gone);
    assertThat(live()).containsExactly(stays);
    pass();
    supply().release(CLUSTER, gone);
    assertThat(supply().supplied(CLUSTER)).extracting(SuppliedNode::name).containsExactly(stays);
    supply().request(CLUSTER, "cloud", 2);
    pass();
    assertThat(live()).hasSize(2).contains(stays).doesNotContain(gone);
  }
}
