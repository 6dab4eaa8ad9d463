package levante.cli.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import levante.cli.ssh.SignInView.Bastion;
import levante.cli.ssh.SignInView.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshSessionTest {
  private static final Place MACHINE = new Place("10.0.0.7", 22, "ssh-ed25519 AAAA");

  @TempDir private Path folder;
  private Path ssh;

  /** Stands for OpenSSH's client: it writes down what it is given, and what lies there. */
  @BeforeEach
  void aClientThatWritesDown() throws IOException {
    ssh = folder.resolve("ssh");
    Files.writeString(
        ssh,
        """
        #!/bin/sh
        for word in "$@"; do echo "$word"; done >'%1$s/words'
        cp -p "$2" '%1$s/key'
        cp "$(dirname "$2")/known_hosts" '%1$s/known_hosts'
        dirname "$2" >'%1$s/folder'
        exit 7
        """
            .formatted(folder));
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
  }

  private int run(SignInView to, String... command) {
    return new SshSession(to, List.of(command), ssh.toString()).run();
  }

  private static SignInView to(Optional<Place> through, Optional<Bastion> bastion) {
    return new SignInView("front", "levante", "the key\n", MACHINE, through, bastion);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void theCommandsExitCodeIsPassedOnAndTheKeyIsGone() throws IOException {
    int code = run(to(Optional.empty(), Optional.empty()), "ls", "-la", "a b");
    assertThat(code).isEqualTo(7);
    assertThat(read("words").lines().toList())
        .contains("StrictHostKeyChecking=yes", "IdentitiesOnly=yes")
        .endsWith("-p", "22", "--", "levante@10.0.0.7", "ls", "-la", "a b");
    assertThat(read("key")).isEqualTo("the key\n");
    assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(read("known_hosts")).isEqualTo("10.0.0.7 ssh-ed25519 AAAA\n");
    assertThat(Path.of(read("folder").strip())).doesNotExist();
  }

  @Test
  void aMachineBetweenIsPassedWithTheSameKeyAndProvesItself() throws IOException {
    run(to(Optional.of(new Place("198.51.100.4", 2222, "ssh-ed25519 BBBB")), Optional.empty()));
    assertThat(read("words"))
        .contains("ProxyCommand='" + ssh + "' '-i' '")
        .contains("'-W' '[%h]:%p' '-p' '2222' 'levante@198.51.100.4'");
    assertThat(read("known_hosts"))
        .isEqualTo("10.0.0.7 ssh-ed25519 AAAA\n[198.51.100.4]:2222 ssh-ed25519 BBBB\n");
  }

  @Test
  void aBastionTakesAKeyOfItsUsersOwn() throws IOException {
    Place bastion = new Place("gate.example.org", 22, "ssh-ed25519 CCCC");
    run(to(Optional.empty(), Optional.of(new Bastion("anna", bastion))));
    assertThat(read("words")).contains("-J\nanna@gate.example.org:22\n");
  }
}
