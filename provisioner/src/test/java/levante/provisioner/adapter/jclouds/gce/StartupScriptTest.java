package levante.provisioner.adapter.jclouds.gce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script really runs, with stand-ins for what needs to be root. */
class StartupScriptTest {
  private static final InfrastructureId INFRASTRUCTURE = InfrastructureId.random();
  private static final MachineKeys KEYS = new MachineKeys(new byte[32]);
  private static final String USER_DATA =
      KEYS.userData(INFRASTRUCTURE, INFRASTRUCTURE.machine("worker", 0));

  @TempDir private Path folder;
  private Path ssh;
  private Path home;

  @BeforeEach
  void aMachineAsItsImageIs() throws IOException {
    ssh = Files.createDirectories(folder.resolve("etc/ssh"));
    home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("etc/sudoers.d"));
    Files.writeString(ssh.resolve("ssh_host_rsa_key"), "the image's own");
    Files.writeString(ssh.resolve("ssh_host_ed25519_key"), "the agent's own");
    Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("systemctl", "useradd", "chown", "restorecon")) {
      standIn(name, "");
    }
    standIn("id", "exit 1");
    standIn("getent", "echo cloudadm:x:1000:1000::" + home + ":/bin/bash");
    standIn("install", "mkdir -p " + home + "/.ssh");
  }

  private void standIn(String name, String body) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.writeString(
        file, "#!/bin/sh\necho \"" + name + " $*\" >>" + folder + "/calls\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(String script) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("calls"));
    Files.createFile(folder.resolve("calls"));
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", script.replace("root=\n", "root=" + folder + "\n"));
    shell.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    assertThat(shell.inheritIO().start().waitFor()).isZero();
    return Files.readAllLines(folder.resolve("calls"));
  }

  @Test
  void aMachineWithoutCloudInitGetsItsHostKeyItsUserAndItsVolumes()
      throws IOException, InterruptedException {
    String script = StartupScript.of(USER_DATA, "#!/bin/sh\nsystemctl mounted\n");
    assertThat(run(script))
        .contains("systemctl restart ssh", "useradd -m -s /bin/bash cloudadm", "systemctl mounted");
    assertThat(ssh.resolve("ssh_host_rsa_key")).doesNotExist();
    assertThat(ssh.resolve("ssh_host_ed25519_key"))
        .content()
        .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
        .endsWith("-----END OPENSSH PRIVATE KEY-----\n");
    assertThat(Files.getPosixFilePermissions(ssh.resolve("ssh_host_ed25519_key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(ssh.resolve("ssh_host_ed25519_key.pub"))
        .hasContent(KEYS.hostKey(INFRASTRUCTURE, INFRASTRUCTURE.machine("worker", 0)) + "\n");
    assertThat(home.resolve(".ssh/authorized_keys"))
        .hasContent(KEYS.login(INFRASTRUCTURE).orElseThrow().publicKey() + "\n");
    assertThat(folder.resolve("etc/sudoers.d/levante"))
        .hasContent("cloudadm ALL=(ALL) NOPASSWD:ALL\n");
  }

  @Test
  void atTheNextBootNothingIsDoneTwice() throws IOException, InterruptedException {
    String script = StartupScript.of(USER_DATA, "");
    run(script);
    standIn("id", "exit 0");
    assertThat(run(script))
        .doesNotContain("systemctl restart ssh")
        .noneMatch(call -> call.startsWith("useradd"));
    assertThat(home.resolve(".ssh/authorized_keys")).content().hasLineCount(1);
  }

  @Test
  void whereThereIsCloudInitOnlyTheHostKeyIsSeenTo() throws IOException, InterruptedException {
    standIn("cloud-init", "");
    assertThat(run(StartupScript.of(USER_DATA, "systemctl mounted\n")))
        .containsOnlyOnce("systemctl restart ssh")
        .noneMatch(call -> call.startsWith("useradd"))
        .doesNotContain("systemctl mounted");
  }

  @Test
  void theAgentIsToldWhoMaySignIn() {
    assertThat(StartupScript.keys(USER_DATA))
        .isEqualTo("cloudadm:" + KEYS.login(INFRASTRUCTURE).orElseThrow().publicKey());
    assertThat(StartupScript.keys("")).isEmpty();
  }

  @Test
  void nothingToDoIsNoScript() {
    assertThat(StartupScript.of("", "")).isEmpty();
    assertThat(StartupScript.of("#!/bin/sh\ntrue\n", "")).isEmpty();
  }
}
