package levante.provisioner.adapter.sshj.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import levante.kernel.LevanteException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Each script over a connection of its own: machines come and go, and so would kept ones. */
public final class SshShell implements Shell {
  private static final int MOST_BYTES = 1 << 16;

  @Override
  public Answer run(Target target, String script) {
    return talk(target, connection -> connection.run(script, MOST_BYTES));
  }

  /**
   * Runs a script as root with a file on its standard input, and waits for its end for as long as
   * bytes go over.
   *
   * @param script is seen by who lists the machine's processes
   * @param from so many bytes of the file are left out
   * @throws LevanteException MACHINE_UNREACHABLE as for other scripts, and when it takes nothing
   *     for half a minute
   */
  public Answer send(Target target, String script, Path file, long from) {
    return talk(target, connection -> connection.send(script, file, from, MOST_BYTES));
  }

  /** What is said to whoever is signed in to. */
  @FunctionalInterface
  private interface Talk {
    Answer over(SshConnection connection) throws IOException;
  }

  private static Answer talk(Target target, Talk talk) {
    try (SshConnection connection = SshConnection.open(target)) {
      return talk.over(connection);
    } catch (IOException | RuntimeException failure) {
      throw SshConnection.unreachable(
          "%s at %s".formatted(target.name(), target.address()), failure);
    }
  }

  /**
   * The host key that a machine shows, whoever it is, as in a line of known_hosts. Nobody signs in.
   *
   * @throws LevanteException MACHINE_UNREACHABLE when nobody answers there
   */
  public String hostKey(String address, int port, Optional<Target> bastion) {
    ShownKey shown = new ShownKey();
    try {
      SshConnection.connected(address, port, bastion, shown).close();
      return shown.line();
    } catch (IOException | RuntimeException failure) {
      throw SshConnection.unreachable("%s port %d".formatted(address, port), failure);
    }
  }

  /** Takes any key, and tells which it was. */
  private static final class ShownKey implements HostKeyVerifier {
    private volatile String line = "";

    String line() {
      return line;
    }

    @Override
    public boolean verify(String host, int port, PublicKey key) {
      byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
      line = KeyType.fromKey(key) + " " + Base64.getEncoder().encodeToString(blob);
      return true;
    }

    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
      return List.of();
    }
  }
}
