package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.install.Recipe.Place;
import levante.provisioner.install.Recipe.Upgrade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of an upgrade by kubeadm, with binaries that only write down how they are called. */
class KubeadmUpgradeScriptTest {
  private static final String NEW = "v1.35.0";
  private static final Place NODE = new Place("node", "127.77.2.1", Optional.empty());

  /** What would reach beyond the machine's folders only says that it was called. */
  private static final List<String> FENCED =
      List.of("apt-get", "modprobe", "sysctl", "swapoff", "ctr", "kubectl");

  @TempDir private Path folder;
  private Cells cells;
  private Path releases;
  private Recipe recipe;

  @BeforeEach
  void raise() throws IOException {
    assumeThat(Cells.canBe()).as("unshare and python3 for stand-ins of machines").isTrue();
    cells = new Cells(folder);
    releases = folder.resolve("releases");
    release("kubeadm", "#!/bin/sh\necho kubeadm-new \"$@\" >>/var/log/calls\necho x/pause:3.10\n");
    release("kubelet", "#!/bin/sh\n# the new kubelet\n");
    release("kubectl", "#!/bin/sh\n# the new kubectl\n");
    recipe =
        new KubeadmRecipe(
            new KubeadmRecipe.Sources(
                releases.toString(), false, "", "", List.of("Mem", "SystemVerification")));
    done(InstallScript.of("fake-nothing", Map.of()));
    for (String tool : FENCED) {
      executable(
          cells.file("node", "shims/" + tool),
          "#!/bin/sh\necho \"%s $*\" >>/var/log/calls\ncat /var/log/%s 2>/dev/null\nexit 0\n"
              .formatted(tool, tool));
    }
    executable(
        cells.file("node", "shims/systemctl"),
        "#!/bin/sh\necho \"systemctl $*\" >>/var/log/calls\n");
    executable(cells.file("node", "bin/kubelet"), "the old kubelet");
  }

  @AfterEach
  void lower() {
    if (cells != null) {
      cells.close();
    }
  }

  private void release(String name, String text) throws IOException {
    Path file = releases.resolve(NEW).resolve("bin/linux/amd64").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.writeString(file.resolveSibling(name + ".sha256"), sum(text));
  }

  private static String sum(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String done(InstallScript script) {
    Cells.Outcome outcome = cells.run("node", "x86_64", script);
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    return outcome.said();
  }

  private Upgrade upgrade(NodeRole role) {
    return recipe.upgrade(NODE, role, NEW).orElseThrow();
  }

  private List<String> calls(String... tools) {
    return cells
        .text("node", "log/calls")
        .lines()
        .filter(line -> List.of(tools).contains(line.split(" ")[0]))
        .filter(line -> !line.contains("config images"))
        .toList();
  }

  @Test
  void theControlPlaneIsUpgradedBeforeItsKubelet() {
    Upgrade upgrade = upgrade(NodeRole.CONTROL_PLANE);
    assertThat(upgrade.begin()).isEmpty();
    done(upgrade.itself());
    assertThat(calls("kubeadm-new", "systemctl"))
        .containsSubsequence(
            "kubeadm-new upgrade apply v1.35.0 --yes --ignore-preflight-errors=Mem,SystemVerification",
            "systemctl daemon-reload",
            "systemctl restart kubelet");
    assertThat(cells.text("node", "bin/kubelet")).contains("the new kubelet");
    assertThat(cells.file("node", "bin/kubelet.next")).doesNotExist();
  }

  @Test
  void aWorkerIsEmptiedAndUpgradedByItself() {
    Upgrade upgrade = upgrade(NodeRole.WORKER);
    done(upgrade.begin().orElseThrow());
    assertThat(calls("kubectl"))
        .contains(
            "kubectl annotate node node levante/upgrade=open",
            "kubectl drain node --ignore-daemonsets --delete-emptydir-data --force --timeout=15s");
    done(upgrade.itself());
    assertThat(calls("kubeadm-new"))
        .containsExactly(
            "kubeadm-new upgrade node --ignore-preflight-errors=Mem,SystemVerification");
    assertThat(cells.text("node", "bin/kubectl")).contains("the new kubectl");
  }

  @Test
  void aNodeIsLetBackWhenItIsReadyWithTheVersion() throws IOException {
    InstallScript end = upgrade(NodeRole.WORKER).end();
    Path state = cells.file("node", "log/kubectl");
    Files.writeString(state, "v1.34.4 True open");
    assertThat(cells.run("node", "x86_64", end).said()).contains("its node still runs v1.34.4");
    Files.writeString(state, "v1.35.0 False open");
    assertThat(cells.run("node", "x86_64", end).said()).contains("is not Ready");
    assertThat(calls("kubectl")).noneMatch(call -> call.contains("uncordon"));
    Files.writeString(state, "v1.35.0 True open");
    done(end);
    assertThat(calls("kubectl"))
        .containsSubsequence(
            "kubectl uncordon node", "kubectl annotate node node levante/upgrade-");
  }

  @Test
  void aKubeletThatIsNotWhatItsReleaseSaysIsNotTaken() throws IOException {
    Files.writeString(
        releases.resolve(NEW).resolve("bin/linux/amd64/kubelet.sha256"), sum("another"));
    assertThat(cells.run("node", "x86_64", upgrade(NodeRole.CONTROL_PLANE).itself()).exit())
        .isNotZero();
    assertThat(cells.text("node", "bin/kubelet")).isEqualTo("the old kubelet");
    assertThat(cells.file("node", "log/calls")).as("calls").doesNotExist();
  }

  @Test
  void anUpgradeThatIsTriedAgainKeepsTheFirstCopiesOfTheStoreAndThoseOfOthers() throws IOException {
    Path kept = Files.createDirectories(cells.file("node", "etc/kubernetes/tmp"));
    Files.createDirectory(kept.resolve("kubeadm-backup-etcd-0"));
    done(upgrade(NodeRole.CONTROL_PLANE).itself());
    for (int copy = 1; copy <= 5; copy++) {
      Files.createDirectory(kept.resolve("kubeadm-backup-etcd-" + copy));
    }
    done(upgrade(NodeRole.CONTROL_PLANE).itself());
    assertThat(kept.toFile().list())
        .containsExactlyInAnyOrder(
            "kubeadm-backup-etcd-0",
            "kubeadm-backup-etcd-1",
            "kubeadm-backup-etcd-2",
            "kubeadm-backup-etcd-3");
  }

  @Test
  void whoJoinsGetsWhatTheApiServerRunsThoughKubeadmIsNewerAlready() throws IOException {
    executable(
        cells.file("node", "bin/kubeadm"),
        """
        #!/bin/sh
        case $1 in
          version) echo v1.35.0 ;;
          *) echo kubeadm join 10.0.0.1:6443 --token a.b --discovery-token-ca-cert-hash sha256:c ;;
        esac
        """);
    Files.writeString(
        cells.file("node", "log/kubectl"),
        "{\n  \"major\": \"1\",\n  \"gitVersion\": \"v1.34.4\",\n}\n");
    assertThat(done(recipe.admission(NODE).orElseThrow()).strip()).endsWith("a.b sha256:c v1.34.4");
    Files.delete(cells.file("node", "log/kubectl"));
    assertThat(cells.run("node", "x86_64", recipe.admission(NODE).orElseThrow()).said())
        .contains("does not tell its version");
  }
}
