package levante.web.rest.v1.login;

import java.util.Optional;
import levante.provisioner.configure.MachineReaches.Bastion;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.login.SignIn;

/**
 * How a machine is signed in to.
 *
 * @param user on the machine, and on the one it is reached {@code through}
 * @param privateKey in OpenSSH's format, of both
 * @param place where it answers
 * @param through another machine that it is reached through; absent when it is reached at once
 * @param bastion what its inventory has it reached through, whose key is not given out
 */
public record MachineLoginView(
    String machine,
    String user,
    String privateKey,
    PlaceView place,
    Optional<PlaceView> through,
    Optional<BastionView> bastion) {
  /** Where SSH answers, and what it proves itself by: a line of known_hosts without the name. */
  public record PlaceView(String address, int port, String hostKey) {
    static PlaceView of(Reach reach) {
      return new PlaceView(reach.address(), reach.port(), reach.hostKey());
    }
  }

  /** What takes a key that its owner has. */
  public record BastionView(String user, PlaceView place) {
    static BastionView of(Bastion bastion) {
      return new BastionView(
          bastion.user(), new PlaceView(bastion.address(), bastion.port(), bastion.hostKey()));
    }
  }

  static MachineLoginView of(String machine, SignIn signIn) {
    return new MachineLoginView(
        machine,
        signIn.login().user(),
        signIn.login().privateKey().reveal(),
        PlaceView.of(signIn.reach()),
        signIn.front().map(PlaceView::of),
        signIn.reach().bastion().map(BastionView::of));
  }
}
