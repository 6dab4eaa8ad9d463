package levante.provisioner.configure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.provisioner.naming.MachineId;

/**
 * A cluster and where its control plane is found.
 *
 * @param front empty as long as it has no address, and when its cloud lists it no more: the cluster
 *     is gone with it
 * @param others further servers, through which the cluster is reached when the front is silent
 */
public record ClusterSite(
    ClusterSpec spec, Optional<Front> front, List<Front> others, Founding founding) {
  /** The machine that speaks for the control plane, or the front end of a batch cluster. */
  public record Front(
      MachineId machine, Optional<String> privateAddress, Optional<String> publicAddress) {
    public Front {
      Objects.requireNonNull(machine, "machine");
      Objects.requireNonNull(privateAddress, "privateAddress");
      Objects.requireNonNull(publicAddress, "publicAddress");
    }
  }

  /** Whether the cluster is still to be made, and for how many servers. */
  public enum Founding {
    /** By the only machine of its control plane. */
    ALONE,
    /** By the front, which others shall join. */
    FIRST_OF_SEVERAL,
    /** It has been made: a machine has it on its disk, and it must not be made again. */
    DONE
  }

  public ClusterSite {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(front, "front");
    others = List.copyOf(others);
    Objects.requireNonNull(founding, "founding");
  }

  /** A cluster that one machine makes and keeps. */
  public ClusterSite(ClusterSpec spec, Optional<Front> front) {
    this(spec, front, List.of(), Founding.ALONE);
  }

  /** The cluster's name, unique in one Levante. */
  public ClusterId id() {
    return spec.id();
  }

  /** The same cluster through one server after the other, the front first; 0 is the front. */
  public ClusterSite through(int turn) {
    int next = turn % (others.size() + 1);
    return next == 0
        ? this
        : new ClusterSite(spec, Optional.of(others.get(next - 1)), others, founding);
  }

  /** Whether that machine speaks for the control plane. */
  public boolean isFront(MachineId machine) {
    return front.map(Front::machine).filter(machine::equals).isPresent();
  }
}
