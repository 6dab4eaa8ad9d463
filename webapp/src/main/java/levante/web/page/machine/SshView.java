package levante.web.page.machine;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.provisioner.configure.MachineReaches.Bastion;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.login.SignIn;
import levante.web.language.Say;

/**
 * How a machine is signed in to, as its page shows it.
 *
 * @param keyFile what the file of the private key is called
 * @param commands a line each, for a shell where that file lies
 * @param hostKey what it proves itself by, as in a line of known_hosts
 * @param through what it is reached through, and with which key
 */
public record SshView(
    String user,
    String address,
    int port,
    String keyFile,
    String commands,
    String hostKey,
    Optional<String> through) {
  private static final int USUAL_PORT = 22;

  /** What a shell takes as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%:._/+=-]+");

  public SshView {
    Objects.requireNonNull(commands, "commands");
    Objects.requireNonNull(through, "through");
  }

  static SshView of(SignIn signIn, String keyFile) {
    Reach reach = signIn.reach();
    String user = signIn.login().user();
    String command =
        "ssh -i %s %s%s%s"
            .formatted(
                keyFile, way(signIn, keyFile), port(reach.port()), shell(user, reach.address()));
    return new SshView(
        user,
        reach.address(),
        reach.port(),
        keyFile,
        "chmod 600 %s\n%s".formatted(keyFile, command),
        reach.hostKey(),
        through(signIn));
  }

  /** With -J, ssh would not take the key of -i for the machine between. */
  private static String way(SignIn signIn, String keyFile) {
    return signIn
        .front()
        .map(
            front ->
                "-o ProxyCommand=%s "
                    .formatted(
                        quoted(
                            "ssh -i %s -W [%%h]:%%p %s%s"
                                .formatted(
                                    keyFile,
                                    port(front.port()),
                                    shell(signIn.login().user(), front.address())))))
        .or(() -> signIn.reach().bastion().map(SshView::jump))
        .orElse("");
  }

  private static String jump(Bastion bastion) {
    String port = bastion.port() == USUAL_PORT ? "" : ":" + bastion.port();
    return "-J %s ".formatted(shell(bastion.user(), bastion.address() + port));
  }

  private static String port(int port) {
    return port == USUAL_PORT ? "" : "-p %d ".formatted(port);
  }

  private static String shell(String user, String place) {
    return quoted(user + "@" + place);
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !text.startsWith("-")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private static Optional<String> through(SignIn signIn) {
    return signIn
        .front()
        .map(
            front ->
                Say.of(
                    "It has no public address: it is reached through %s, which takes the same key.",
                    front.address()))
        .or(
            () ->
                signIn
                    .reach()
                    .bastion()
                    .map(
                        bastion ->
                            Say.of(
                                "It is reached through %s, which takes the key of its inventory; Levante does not give that one out.",
                                bastion.address())));
  }
}
