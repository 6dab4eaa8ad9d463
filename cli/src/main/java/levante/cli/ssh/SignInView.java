package levante.cli.ssh;

import java.util.Objects;
import java.util.Optional;

/**
 * How a machine is signed in to, as the server tells it.
 *
 * @param privateKey in OpenSSH's format, of the machine and of the one it is reached {@code
 *     through}
 * @param through absent when it is reached at once
 * @param bastion absent unless an inventory names one
 */
record SignInView(
    String machine,
    String user,
    String privateKey,
    Place place,
    Optional<Place> through,
    Optional<Bastion> bastion) {
  private static final int USUAL_PORT = 22;

  /** Where SSH answers, and what it proves itself by. */
  record Place(String address, int port, String hostKey) {
    /** A line of known_hosts. Source: OpenSSH, sshd(8). */
    String known() {
      String name = port == USUAL_PORT ? address : "[%s]:%d".formatted(address, port);
      return name + " " + hostKey;
    }
  }

  /** What takes a key of its user's own. */
  record Bastion(String user, Place place) {}

  SignInView {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(privateKey, "privateKey");
    Objects.requireNonNull(place, "place");
    through = Objects.requireNonNullElse(through, Optional.empty());
    bastion = Objects.requireNonNullElse(bastion, Optional.empty());
  }
}
