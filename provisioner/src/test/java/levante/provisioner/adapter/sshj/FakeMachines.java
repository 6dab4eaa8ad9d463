package levante.provisioner.adapter.sshj;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import levante.kernel.Secret;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellFactory;

/**
 * SSH servers on loopback addresses whose scripts run here, each with the host key that the
 * machine's user-data would have given it.
 */
public final class FakeMachines implements AutoCloseable {
  private final List<SshServer> servers = new ArrayList<>();
  private final Path folder;
  private int port;

  public FakeMachines(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("bin"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    command("sudo", "shift; exec \"$@\"");
  }

  /** Has a command of all of them do that; each machine's folder is where it is run. */
  public void command(String name, String script) {
    try {
      Path file = folder.resolve("bin").resolve(name);
      Files.writeString(file, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Where the scripts of the machine at that address are run. */
  public Path machine(String address) {
    try {
      return Files.createDirectories(folder.resolve(address));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The port that all of them listen on. */
  public int port() {
    return port;
  }

  /** A machine that shows that host key and lets in that user's key, and those that it was told. */
  public void boot(String address, Secret hostKey, String user, Secret userKey) {
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost(address);
    server.setPort(port);
    KeyPair host = pair(hostKey);
    PublicKey allowed = pair(userKey).getPublic();
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator(
        (name, key, session) ->
            (name.equals(user) && KeyUtils.compareKeys(key, allowed))
                || isTold(address, name, key));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    String path = "cd %s; PATH=%s/bin:$PATH; export PATH; ".formatted(machine(address), folder);
    server.setCommandFactory(
        (channel, command) ->
            // Of its words only the first is run, by a shell.
            new ProcessShellFactory(path + command, "/bin/sh").createShell(channel));
    start(server);
  }

  private boolean isTold(String address, String user, PublicKey key) {
    try {
      Path told = machine(address).resolve("home-" + user).resolve(".ssh/authorized_keys");
      return Files.exists(told) && Files.readString(told).contains(PublicKeyEntry.toString(key));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void start(SshServer server) {
    try {
      server.start();
      port = server.getPort();
      servers.add(server);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** How many connections there are to the machine at that address. */
  public int sessions(String address) {
    return servers.stream()
        .filter(server -> server.getHost().equals(address))
        .mapToInt(server -> server.getActiveSessions().size())
        .sum();
  }

  /** The machine at that address answers no more. */
  public void halt(String address) {
    servers.stream().filter(server -> server.getHost().equals(address)).forEach(FakeMachines::stop);
  }

  private static void stop(SshServer server) {
    try {
      server.stop(true);
    } catch (IOException stopped) {
      throw new UncheckedIOException(stopped);
    }
  }

  private static KeyPair pair(Secret openSsh) {
    try {
      return SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("key"),
              new ByteArrayInputStream(openSsh.reveal().getBytes(StandardCharsets.UTF_8)),
              FilePasswordProvider.EMPTY)
          .iterator()
          .next();
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    servers.forEach(FakeMachines::stop);
  }
}
