package levante.provisioner.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;

/** What every node configurator does. */
public abstract class NodeConfiguratorContract {
  protected final InfrastructureId id = InfrastructureId.random();
  private final ClusterSpec spec =
      new ClusterSpec(
          id.cluster("edge"),
          id,
          "edge",
          Distribution.K3S,
          "latest",
          ControlPlaneUse.SCHEDULABLE,
          Map.of());
  private final ClusterSite cluster =
      new ClusterSite(
          spec,
          Optional.of(
              new ClusterSite.Front(
                  id.machine("machine", 0), Optional.of(address(0)), Optional.empty())));

  /** A configurator without clusters. */
  protected abstract NodeConfigurator configurator();

  /** A running machine that the configurator can make into a node. */
  protected abstract Machine machine(InfrastructureId infrastructure, int index);

  /** The address of a machine, inside the cloud's network. */
  protected String address(int index) {
    return "10.0.0." + (index + 1);
  }

  /** Lets time pass between two ticks. */
  protected abstract void letTimePass();

  /** The cluster whose first machine is number 0. */
  protected final ClusterSite site() {
    return cluster;
  }

  /** Ticks until the machine is a node, whose name is given back. */
  protected final String configured(Machine machine, NodeRole role) {
    String last = "";
    for (int tick = 0; tick < 50; tick++) {
      ConfigureResult result = configurator().configure(cluster, machine, role);
      if (result instanceof ConfigureResult.Configured done) {
        return done.nodeName();
      }
      last = result.toString();
      letTimePass();
    }
    throw new AssertionError("never a node: " + last);
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
    ClusterSpec never =
        new ClusterSpec(
            id.cluster("never"),
            id,
            "never",
            Distribution.K3S,
            "latest",
            ControlPlaneUse.SCHEDULABLE,
            Map.of());
    assertThat(configurator().nodes(new ClusterSite(never, Optional.empty()))).isEmpty();
  }
}
