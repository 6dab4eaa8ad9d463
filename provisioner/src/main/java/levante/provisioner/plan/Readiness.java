package levante.provisioner.plan;

import java.util.List;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.NodeRole;

/** Whether a cluster can be used. Pure. */
public final class Readiness {
  private Readiness() {}

  /** Whether the cluster of that node template has all of its control plane. */
  public static boolean hasControlPlane(Estate estate, String cluster) {
    List<ManagedMachine> machines =
        estate
            .desired()
            .pool(cluster, NodeRole.CONTROL_PLANE)
            .map(pool -> estate.kept(pool.nodeTemplate()))
            .orElse(List.of());
    return !machines.isEmpty()
        && machines.stream().allMatch(machine -> machine.state() == MachineState.CONFIGURED);
  }

  /** Whether it has its control plane and, when the template gives it one, its object storage. */
  public static boolean isReady(Estate estate, String cluster) {
    boolean stored =
        estate
            .desired()
            .storageOn(cluster)
            .map(wanted -> estate.storage(wanted.nodeTemplate()))
            .map(storage -> storage.flatMap(ManagedStorage::access).isPresent())
            .orElse(true);
    return stored && hasControlPlane(estate, cluster);
  }
}
