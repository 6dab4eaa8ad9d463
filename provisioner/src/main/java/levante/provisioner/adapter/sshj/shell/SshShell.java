package levante.provisioner.adapter.sshj.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.install.InstallScript;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Each script over a connection of its own: machines come and go, and so would kept ones. */
public final class SshShell implements Shell {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 35_000;
  private static final int SCRIPT_SECONDS = 30;
  private static final int MOST_BYTES = 1 << 16;

  /** How keys of that type may sign. */
  private static final List<String> RSA = List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa");

  /** As root: by itself for root, else without a password. */
  private static final String AS_ROOT =
      "if [ \"$(id -u)\" = 0 ]; then exec /bin/sh -s; else exec sudo -n /bin/sh -s; fi";

  private static final String SENT_AS_ROOT =
      "if [ \"$(id -u)\" = 0 ]; then exec /bin/sh -c %s; else exec sudo -n /bin/sh -c %s; fi";

  @Override
  public Answer run(Target target, String script) {
    return talk(
        target,
        client -> answer(client, AS_ROOT, in -> in.write(script.getBytes(StandardCharsets.UTF_8))));
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
    String quoted = InstallScript.quoted(script);
    return talk(
        target, client -> answer(client, SENT_AS_ROOT.formatted(quoted, quoted), rest(file, from)));
  }

  private static Input rest(Path file, long from) {
    return out -> {
      try (InputStream in = Files.newInputStream(file)) {
        in.skipNBytes(from);
        in.transferTo(out);
      }
    };
  }

  /** What is said to whoever is signed in to. */
  @FunctionalInterface
  private interface Talk {
    Answer with(SSHClient client) throws IOException;
  }

  /** What a command reads. */
  @FunctionalInterface
  private interface Input {
    void to(OutputStream in) throws IOException;
  }

  private static Answer talk(Target target, Talk talk) {
    try (SSHClient client = client(target)) {
      if (target.bastion().isPresent()) {
        return through(target.bastion().get(), client, target, talk);
      }
      client.connect(target.address(), target.port());
      signIn(client, target);
      return talk.with(client);
    } catch (IOException | RuntimeException failure) {
      throw new LevanteException(
          ErrorCode.MACHINE_UNREACHABLE,
          "%s at %s: %s".formatted(target.name(), target.address(), reason(failure)),
          failure);
    }
  }

  private static Answer through(Target bastion, SSHClient client, Target target, Talk talk)
      throws IOException {
    try (SSHClient between = client(bastion)) {
      between.connect(bastion.address(), bastion.port());
      signIn(between, bastion);
      client.connectVia(between.newDirectConnection(target.address(), target.port()));
      signIn(client, target);
      return talk.with(client);
    }
  }

  private static SSHClient client(Target target) {
    return client(only(target.hostKey()));
  }

  private static SSHClient client(HostKeyVerifier verifier) {
    DefaultConfig config = new DefaultConfig();
    config.setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
    SSHClient client = new SSHClient(config);
    client.addHostKeyVerifier(verifier);
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setTimeout(READ_MILLIS);
    return client;
  }

  private static void signIn(SSHClient client, Target target) throws IOException {
    client.authPublickey(
        target.login().user(), client.loadKeys(target.login().privateKey().reveal(), null, null));
  }

  private static Answer answer(SSHClient client, String line, Input input) throws IOException {
    try (Session session = client.startSession();
        Session.Command command = session.exec(line)) {
      try (OutputStream in = command.getOutputStream()) {
        input.to(in);
      }
      String output = read(command.getInputStream());
      String complaint = read(command.getErrorStream());
      command.join(SCRIPT_SECONDS, TimeUnit.SECONDS);
      Integer exit = command.getExitStatus();
      if (exit == null) {
        throw new IOException("it did not say how the script ended");
      }
      return new Answer(exit, output, complaint);
    }
  }

  private static String read(InputStream in) throws IOException {
    byte[] some = in.readNBytes(MOST_BYTES);
    in.transferTo(OutputStream.nullOutputStream());
    return new String(some, StandardCharsets.UTF_8);
  }

  /**
   * The host key that a machine shows, whoever it is, as in a line of known_hosts. Nobody signs in.
   *
   * @throws LevanteException MACHINE_UNREACHABLE when nobody answers there
   */
  public String hostKey(String address, int port, Optional<Target> bastion) {
    ShownKey shown = new ShownKey();
    try (SSHClient client = client(shown)) {
      if (bastion.isEmpty()) {
        client.connect(address, port);
      } else {
        try (SSHClient between = client(only(bastion.get().hostKey()))) {
          between.connect(bastion.get().address(), bastion.get().port());
          signIn(between, bastion.get());
          client.connectVia(between.newDirectConnection(address, port));
        }
      }
      return shown.line();
    } catch (IOException | RuntimeException failure) {
      throw new LevanteException(
          ErrorCode.MACHINE_UNREACHABLE,
          "%s port %d: %s".formatted(address, port, reason(failure)),
          failure);
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

  /** The machine itself and no other. */
  private static HostKeyVerifier only(String hostKey) {
    String type = hostKey.substring(0, hostKey.indexOf(' '));
    byte[] expected = Base64.getDecoder().decode(hostKey.substring(hostKey.indexOf(' ') + 1));
    return new HostKeyVerifier() {
      @Override
      public boolean verify(String host, int port, PublicKey key) {
        return MessageDigest.isEqual(
            expected, new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
      }

      @Override
      public List<String> findExistingAlgorithms(String host, int port) {
        return type.equals("ssh-rsa") ? RSA : List.of(type);
      }
    };
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
