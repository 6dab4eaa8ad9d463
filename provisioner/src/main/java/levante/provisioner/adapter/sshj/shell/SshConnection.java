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
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to a machine that lets Levante in, through another one where it has to be. */
final class SshConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SshConnection.class);
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 35_000;
  private static final int SCRIPT_SECONDS = 30;
  private static final int BEAT_SECONDS = 30;

  /** How keys of that type may sign. */
  private static final List<String> RSA = List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa");

  /** As root: by itself for root, else without a password. */
  private static final String AS_ROOT =
      "if [ \"$(id -u)\" = 0 ]; then exec /bin/sh -s; else exec sudo -n /bin/sh -s; fi";

  private static final String SENT_AS_ROOT =
      "if [ \"$(id -u)\" = 0 ]; then exec /bin/sh -c %s; else exec sudo -n /bin/sh -c %s; fi";

  private final SSHClient client;
  private final Optional<SSHClient> between;

  private SshConnection(SSHClient client, Optional<SSHClient> between) {
    this.client = client;
    this.between = between;
  }

  /** Connects and signs in. */
  static SshConnection open(Target target) throws IOException {
    SshConnection connection =
        connected(target.address(), target.port(), target.bastion(), only(target.hostKey()));
    try {
      signIn(connection.client, target);
      return connection;
    } catch (IOException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  /** Connects, without signing in there. */
  static SshConnection connected(
      String address, int port, Optional<Target> bastion, HostKeyVerifier verifier)
      throws IOException {
    SshConnection connection =
        new SshConnection(client(verifier), bastion.map(one -> client(only(one.hostKey()))));
    try {
      if (bastion.isEmpty()) {
        connection.client.connect(address, port);
      } else {
        SSHClient between = connection.between.orElseThrow();
        between.connect(bastion.get().address(), bastion.get().port());
        signIn(between, bastion.get());
        connection.client.connectVia(between.newDirectConnection(address, port));
      }
      return connection;
    } catch (IOException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private static SSHClient client(HostKeyVerifier verifier) {
    DefaultConfig config = new DefaultConfig();
    config.setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
    SSHClient client = new SSHClient(config);
    client.addHostKeyVerifier(verifier);
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setTimeout(READ_MILLIS);
    client.getConnection().getKeepAlive().setKeepAliveInterval(BEAT_SECONDS);
    return client;
  }

  private static void signIn(SSHClient client, Target target) throws IOException {
    client.authPublickey(
        target.login().user(), client.loadKeys(target.login().privateKey().reveal(), null, null));
  }

  /** Whether it has not been seen to break. */
  boolean isOpen() {
    return client.isConnected();
  }

  /**
   * Runs a script as root.
   *
   * @param most so many bytes are kept of what it writes
   */
  Shell.Answer run(String script, int most) throws IOException {
    return answer(AS_ROOT, in -> in.write(script.getBytes(StandardCharsets.UTF_8)), most);
  }

  /**
   * Runs a script as root with a file on its standard input.
   *
   * @param from so many bytes of the file are left out
   * @param most so many bytes are kept of what it writes
   */
  Shell.Answer send(String script, Path file, long from, int most) throws IOException {
    String quoted = InstallScript.quoted(script);
    return answer(
        SENT_AS_ROOT.formatted(quoted, quoted),
        in -> {
          try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(from);
            bytes.transferTo(in);
          }
        },
        most);
  }

  /** What a command reads. */
  @FunctionalInterface
  private interface Input {
    void to(OutputStream in) throws IOException;
  }

  private Shell.Answer answer(String line, Input input, int most) throws IOException {
    try (Session session = client.startSession();
        Session.Command command = session.exec(line)) {
      try (OutputStream in = command.getOutputStream()) {
        input.to(in);
      }
      String output = read(command.getInputStream(), most);
      String complaint = read(command.getErrorStream(), most);
      command.join(SCRIPT_SECONDS, TimeUnit.SECONDS);
      Integer exit = command.getExitStatus();
      if (exit == null) {
        throw new IOException("it did not say how the script ended");
      }
      return new Shell.Answer(exit, output, complaint);
    }
  }

  private static String read(InputStream in, int most) throws IOException {
    byte[] some = in.readNBytes(most);
    in.transferTo(OutputStream.nullOutputStream());
    return new String(some, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closed(client);
    between.ifPresent(SshConnection::closed);
  }

  private static void closed(SSHClient client) {
    try {
      client.close();
    } catch (IOException gone) {
      LOG.atDebug().setCause(gone).log("a connection was gone already");
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

  /** What is said of a machine that cannot be talked to. */
  static LevanteException unreachable(String where, Exception failure) {
    String message = failure.getMessage();
    return new LevanteException(
        ErrorCode.MACHINE_UNREACHABLE,
        "%s: %s"
            .formatted(
                where,
                message == null || message.isBlank()
                    ? failure.getClass().getSimpleName()
                    : message),
        failure);
  }
}
