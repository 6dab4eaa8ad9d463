package levante.provisioner.adapter.sshj.shell;

import java.util.Objects;
import java.util.Optional;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.configure.MachineReaches.Bastion;

/**
 * A machine to sign in to.
 *
 * @param address a name or an IP address
 * @param hostKey what it has to prove itself by, as in a line of known_hosts
 * @param bastion the machine that it is reached through; empty when it is reached directly
 */
public record Target(
    String name, String address, int port, String hostKey, Login login, Optional<Target> bastion) {
  public Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(hostKey, "hostKey");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(bastion, "bastion");
  }

  /** A machine that others are reached through. */
  public static Target of(Bastion bastion) {
    return new Target(
        "the bastion",
        bastion.address(),
        bastion.port(),
        bastion.hostKey(),
        new Login(bastion.user(), "", bastion.privateKey()),
        Optional.empty());
  }
}
