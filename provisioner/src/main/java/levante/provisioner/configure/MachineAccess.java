package levante.provisioner.configure;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * How machines are signed in to. The same question has the same answer for ever, so that a machine
 * is reached after any crash.
 */
public interface MachineAccess {
  /** Machines that nobody signs in to, as those of the sandbox. */
  MachineAccess NONE =
      new MachineAccess() {
        @Override
        public String userData(InfrastructureId infrastructure, MachineId machine) {
          return "";
        }

        @Override
        public Optional<Login> login(InfrastructureId infrastructure) {
          return Optional.empty();
        }

        @Override
        public String hostKey(InfrastructureId infrastructure, MachineId machine) {
          return "";
        }

        @Override
        public Optional<Reach> ownReach(MachineId machine) {
          return Optional.empty();
        }
      };

  /**
   * Who signs in to the machines of an infrastructure.
   *
   * @param publicKey a line of authorized_keys
   * @param privateKey in OpenSSH's format
   */
  record Login(String user, String publicKey, Secret privateKey) {
    public Login {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(publicKey, "publicKey");
      Objects.requireNonNull(privateKey, "privateKey");
    }
  }

  /** What cloud-init does at a machine's first boot; empty for nothing. */
  String userData(InfrastructureId infrastructure, MachineId machine);

  /** The login that this user-data makes. */
  Optional<Login> login(InfrastructureId infrastructure);

  /** What the machine that this user-data boots proves itself by, as in a line of known_hosts. */
  String hostKey(InfrastructureId infrastructure, MachineId machine);

  /**
   * How a machine is reached in a way of its own; empty for one that is reached at its address.
   * MACHINE_UNREACHABLE when it was never met.
   */
  Optional<Reach> ownReach(MachineId machine);
}
