package levante.provisioner.adapter.sshj;

import java.util.Objects;
import java.util.Optional;
import levante.provisioner.configure.MachineAccess.Login;

/**
 * A machine to sign in to.
 *
 * @param address a name or an IP address
 * @param hostKey what it has to prove itself by, as in a line of known_hosts
 * @param bastion the machine that it is reached through; empty when it is reached directly
 */
record Target(
    String name, String address, int port, String hostKey, Login login, Optional<Target> bastion) {
  Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(hostKey, "hostKey");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(bastion, "bastion");
  }
}
