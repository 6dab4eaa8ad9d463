package levante.provisioner.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;

/** What every node configurator does. */
public abstract class NodeConfiguratorContract {
  private final InfrastructureId id = InfrastructureId.random();
  private final ClusterId cluster = id.cluster("edge");

  /** A configurator without clusters. */
  protected abstract NodeConfigurator configurator();

  /** A running machine that the configurator can make into a node. */
  protected abstract Machine machine(InfrastructureId infrastructure, int index);

  /** Lets time pass between two ticks. */
  protected abstract void letTimePass();

  private String configured(Machine machine, NodeRole role) {
    ClusterSpec spec =
        new ClusterSpec(
            cluster, id, "edge", Distribution.K3S, "latest", ControlPlaneUse.SCHEDULABLE);
    for (int tick = 0; tick < 50; tick++) {
      String node =
          configurator()
              .configure(spec, machine, role)
              .match(
                  ConfigureResult.Configured::nodeName,
                  going -> "",
                  ConfigureResult.Failed::reason);
      if (!node.isEmpty()) {
        return node;
      }
      letTimePass();
    }
    throw new AssertionError("still in progress");
  }

  @Test
  void aMachineBecomesANodeOfItsOwnName() {
    Machine machine = machine(id, 0);
    assertThat(configured(machine, NodeRole.CONTROL_PLANE)).isEqualTo(machine.id().value());
    assertThat(configurator().nodes(cluster)).containsExactly(machine.id().value());
  }

  @Test
  void configuringTwiceYieldsOneNode() {
    Machine machine = machine(id, 0);
    configured(machine, NodeRole.CONTROL_PLANE);
    configured(machine, NodeRole.CONTROL_PLANE);
    assertThat(configurator().nodes(cluster)).hasSize(1);
  }

  @Test
  void aWorkerJoinsBesideTheControlPlane() {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    configured(machine(id, 1), NodeRole.WORKER);
    assertThat(configurator().nodes(cluster))
        .isEqualTo(List.of(id.machine("machine", 0).value(), id.machine("machine", 1).value()));
  }

  @Test
  void removingANodeTwiceIsNoErrorAndLeavesTheOthers() {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    configured(machine(id, 1), NodeRole.WORKER);
    configurator().removeNode(cluster, id.machine("machine", 1));
    configurator().removeNode(cluster, id.machine("machine", 1));
    assertThat(configurator().nodes(cluster)).containsExactly(id.machine("machine", 0).value());
  }

  @Test
  void aRemovedClusterHasNoNodesAndRemovingItAgainIsNoError() {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    configurator().removeCluster(cluster);
    configurator().removeCluster(cluster);
    assertThat(configurator().nodes(cluster)).isEmpty();
  }

  @Test
  void aClusterThatNeverWasHasNoNodes() {
    assertThat(configurator().nodes(id.cluster("never"))).isEmpty();
  }
}
