package levante.provisioner.configure;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.naming.MachineId;

/**
 * How machines are reached that were there before Levante: by a port, a host key and a bastion of
 * their own. All others are reached at the address that their cloud gives them.
 */
@FunctionalInterface
public interface MachineReaches {
  /** All machines are those of clouds. */
  MachineReaches NONE = machine -> Optional.empty();

  /**
   * Where a machine's SSH answers.
   *
   * @param address a name or an IP address
   * @param hostKey what it has to prove itself by, as in a line of known_hosts
   * @param bastion what it is reached through
   */
  record Reach(String address, int port, String hostKey, Optional<Bastion> bastion) {
    /** Where sshd listens unless it is told otherwise. Source: IANA's registry of ports, ssh. */
    private static final int USUAL_PORT = 22;

    /** At an address that a cloud has given. */
    public static Reach at(String address, String hostKey) {
      return new Reach(address, USUAL_PORT, hostKey, Optional.empty());
    }

    public Reach {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(hostKey, "hostKey");
      Objects.requireNonNull(bastion, "bastion");
    }
  }

  /** A machine that others are reached through, with a login of its own. */
  record Bastion(String address, int port, String hostKey, String user, Secret privateKey) {
    public Bastion {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(hostKey, "hostKey");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(privateKey, "privateKey");
    }
  }

  /**
   * How that machine is reached; empty for a machine of a cloud, and as long as it is not known.
   */
  Optional<Reach> of(MachineId machine);

  /** Whether that machine was there before Levante, be it known how it is reached or not. */
  default boolean has(MachineId machine) {
    return of(machine).isPresent();
  }
}
