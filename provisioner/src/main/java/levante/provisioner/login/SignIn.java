package levante.provisioner.login;

import java.util.Objects;
import java.util.Optional;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.configure.MachineReaches.Reach;

/**
 * How a person signs in to a machine by SSH.
 *
 * @param login as whom, and with which key; the same on all machines of the infrastructure
 * @param reach where its SSH answers; its bastion, if it has one, takes a key that is not this one
 * @param front another machine of the infrastructure that it is reached through, with this key
 */
public record SignIn(Login login, Reach reach, Optional<Reach> front) {
  public SignIn {
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(reach, "reach");
    Objects.requireNonNull(front, "front");
  }
}
