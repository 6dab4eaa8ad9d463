package levante.provisioner.configure;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.provisioner.naming.MachineId;

/**
 * A cluster and where its control plane is found.
 *
 * @param front empty as long as it has no address, and when its cloud lists it no more: the cluster
 *     is gone with it
 */
public record ClusterSite(ClusterSpec spec, Optional<Front> front) {
  /** The first machine of the control plane, or the front end of a batch cluster. */
  public record Front(
      MachineId machine, Optional<String> privateAddress, Optional<String> publicAddress) {
    public Front {
      Objects.requireNonNull(machine, "machine");
      Objects.requireNonNull(privateAddress, "privateAddress");
      Objects.requireNonNull(publicAddress, "publicAddress");
    }
  }

  public ClusterSite {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(front, "front");
  }

  /** The cluster's name, unique in one Levante. */
  public ClusterId id() {
    return spec.id();
  }

  /** The same cluster whose control plane is no more. */
  public ClusterSite withoutFront() {
    return new ClusterSite(spec, Optional.empty());
  }
}
