package levante.provisioner.adapter.sshj;

import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Front;
import levante.provisioner.naming.MachineId;

/**
 * Where the machines of clusters are signed in to.
 *
 * @param port that SSH listens on
 */
record SiteTargets(MachineKeys keys, int port) {
  /** The front of the control plane; CLUSTER_UNREACHABLE when it has no address. */
  Target front(ClusterSite site) {
    return site.front()
        .flatMap(
            front ->
                front
                    .publicAddress()
                    .or(front::privateAddress)
                    .map(address -> target(site, front.machine(), address, Optional.empty())))
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_UNREACHABLE,
                    site.id() + " has no control plane with an address"));
  }

  /**
   * A machine; empty while it has no address. One without a public address is reached through a
   * front end that has one.
   */
  Optional<Target> of(ClusterSite site, Machine machine) {
    boolean hidden =
        machine.publicAddress().isEmpty()
            && site.front()
                .filter(front -> !front.machine().equals(machine.id()))
                .flatMap(Front::publicAddress)
                .isPresent();
    Optional<Target> bastion = hidden ? Optional.of(front(site)) : Optional.empty();
    return machine
        .publicAddress()
        .or(machine::privateAddress)
        .map(address -> target(site, machine.id(), address, bastion));
  }

  private Target target(
      ClusterSite site, MachineId machine, String address, Optional<Target> bastion) {
    return keys.target(site.spec().infrastructure(), machine, address, port, bastion);
  }
}
