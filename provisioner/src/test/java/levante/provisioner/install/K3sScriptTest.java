package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.install.Recipe.ListedNode;
import levante.provisioner.install.Recipe.Place;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.version.NodeVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts of K3s, really run on what stands in for machines, with a binary that stands in for
 * K3s and takes nothing but what K3s documents.
 */
class K3sScriptTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final String OLD = "v1.33.5+k3s1";
  private static final String NEW = "v1.34.1+k3s1";
  private static final Secret SECRET = Secret.of("it's secret");
  private static final Place FRONT = new Place("front", "127.77.0.1", Optional.of("203.0.113.7"));
  private static final Place SECOND = new Place("second", "127.77.0.3", Optional.empty());
  private static final Place THIRD = new Place("third", "127.77.0.4", Optional.of("203.0.113.9"));
  private static final Place WORKER = new Place("worker", "127.77.0.2", Optional.empty());

  @TempDir private Path folder;
  private Cells cells;
  private Path mirror;

  @BeforeEach
  void raise() {
    assumeThat(Cells.canBe()).as("unshare and python3 for stand-ins of machines").isTrue();
    cells = new Cells(folder);
    mirror = cells.mirror(OLD, NEW);
  }

  @AfterEach
  void lower() {
    if (cells != null) {
      cells.close();
    }
  }

  private Recipe recipe(boolean airgap, String registries) {
    return new K3sRecipe(
        new K3sRecipe.Sources(
            mirror.toString(), mirror.resolve("channels").toString(), airgap, registries));
  }

  private Recipe recipe() {
    return recipe(false, "");
  }

  private static ClusterSpec spec(String version) {
    return new ClusterSpec(
        ID.cluster("c"), ID, "c", Distribution.K3S, version, ControlPlaneUse.DEDICATED, Map.of());
  }

  private static ClusterSite alone(String version) {
    return new ClusterSite(spec(version), Optional.empty());
  }

  private static ClusterSite site() {
    return alone("latest");
  }

  private static ClusterSite site(Founding founding) {
    return new ClusterSite(spec("latest"), Optional.empty(), List.of(), founding);
  }

  private String done(String machine, InstallScript script) {
    Cells.Outcome outcome = cells.run(machine, "x86_64", script);
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    return outcome.said();
  }

  private void server(String version) {
    done("front", recipe().controlPlane(alone(version), FRONT, SECRET));
  }

  private Secret pass() {
    return Secret.of(done("front", recipe().admission(WORKER).orElseThrow()).strip());
  }

  private String calls(String machine) {
    return cells.text(machine, "log/k3s-stand-in.jsonl");
  }

  @Test
  void aServerTakesAnAgentWithAPassOfItsOwnAndLetsItGo() {
    server("latest");
    assertThat(calls("front"))
        .contains("\"args\": [\"server\"]")
        .contains("\"token\": \"it's secret\"")
        .contains("\"node-taint\": [\"CriticalAddonsOnly=true:NoExecute\"]")
        .contains("\"tls-san\": [\"127.77.0.1\", \"203.0.113.7\"]");
    done("worker", recipe().worker(site(), WORKER, FRONT, pass()));
    assertThat(calls("worker")).contains("\"args\": [\"agent\"]").doesNotContain("it's secret");
    assertThat(recipe().listed(done("front", recipe().listing(spec("latest")))))
        .containsExactly(node("front", NEW), node("worker", NEW));
    done("front", recipe().departure("worker"));
    assertThat(calls("front")).contains("\"drain\", \"worker\", \"--ignore-daemonsets\"");
    done("front", recipe().departure("worker"));
    done("front", recipe().removal("worker"));
    assertThat(recipe().listed(done("front", recipe().listing(spec("latest")))))
        .containsExactly(node("front", NEW));
  }

  private static ListedNode node(String name, String version) {
    return new ListedNode(name, true, Optional.of(new NodeVersion(version, false)));
  }

  /** The secret with what the server says before it: its version. */
  private Secret admitted(String by, Place server) {
    String told = done(by, recipe().serverAdmission(server).orElseThrow()).strip();
    return Secret.of(told + " " + SECRET.reveal());
  }

  /** Three servers, the second and third of which the first took in. */
  private void threeServers() {
    done("front", recipe().controlPlane(site(Founding.FIRST_OF_SEVERAL), FRONT, SECRET));
    for (Place next : List.of(SECOND, THIRD)) {
      Secret pass = admitted("front", next);
      done(next.name(), recipe().server(site(Founding.DONE), next, FRONT, pass));
    }
  }

  private List<ListedNode> nodes(String machine) {
    return recipe().listed(done(machine, recipe().listing(spec("latest"))));
  }

  @Test
  void threeServersKeepOneClusterAndAnAgentOutlivesTheFirstOfThem() {
    threeServers();
    assertThat(calls("front"))
        .contains("\"cluster-init\": \"true\"")
        .doesNotContain("\"server\": \"https");
    assertThat(List.of(calls("second"), calls("third")))
        .allSatisfy(
            call ->
                assertThat(call)
                    .contains("\"args\": [\"server\"]", "\"token\": \"it's secret\"")
                    .contains("\"server\": \"https://127.77.0.1:6443\"")
                    .contains("\"node-taint\": [\"CriticalAddonsOnly=true:NoExecute\"]")
                    .doesNotContain("cluster-init"));
    assertThat(calls("third")).contains("\"tls-san\": [\"127.77.0.4\", \"203.0.113.9\"]");
    done("worker", recipe().worker(site(), WORKER, FRONT, pass()));
    cells.end("front");
    assertThat(nodes("second")).extracting(ListedNode::name).contains("worker", "third");
    done("second", recipe().removal("front"));
    assertThat(nodes("third")).extracting(ListedNode::name).doesNotContain("front");
  }

  @Test
  void aServerThatWasTakenOutJoinsAnewThroughAnotherOne() {
    threeServers();
    done("second", recipe().removal("front"));
    cells.end("front");
    Place anew = new Place("fourth", "127.77.0.5", Optional.empty());
    Secret pass = admitted("second", anew);
    done("fourth", recipe().server(site(Founding.DONE), anew, SECOND, pass));
    assertThat(nodes("fourth"))
        .extracting(ListedNode::name)
        .containsExactly("fourth", "second", "third");
  }

  @Test
  void whoHasTheClusterOnItsDiskNeverMakesAnotherOne() {
    threeServers();
    done("front", recipe().controlPlane(site(Founding.DONE), FRONT, SECRET));
    assertThat(cells.text("front", "etc/rancher/k3s/config.yaml")).doesNotContain("cluster-init");
    assertThat(nodes("front")).hasSize(3);
  }

  @Test
  void aSingleServerMovesItsClusterIntoEtcdBeforeOthersJoin() {
    server("latest");
    done("worker", recipe().worker(site(), WORKER, FRONT, pass()));
    InstallScript admission = recipe().serverAdmission(SECOND).orElseThrow();
    assertThat(cells.run("front", "x86_64", admission).exit()).isEqualTo(1);
    Secret pass = admitted("front", SECOND);
    done("second", recipe().server(site(Founding.DONE), SECOND, FRONT, pass));
    assertThat(nodes("second"))
        .extracting(ListedNode::name)
        .containsExactly("front", "second", "worker");
  }

  @Test
  void theKubeconfigHasTheAddressThatOutsidersReach() {
    server("latest");
    assertThat(done("front", recipe().kubeconfig("203.0.113.7").orElseThrow()))
        .contains("server: https://203.0.113.7:6443")
        .contains("client-key-data: ")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void anAgentWhosePassHasRunOutIsNotTaken() {
    server("latest");
    InstallScript over =
        InstallScript.of("k3s-admission", Map.of("NODE_NAME", "worker", "TTL", "0s"));
    Secret late = Secret.of(done("front", over).strip());
    Cells.Outcome refused =
        cells.run("worker", "x86_64", recipe().worker(site(), WORKER, FRONT, late));
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.said()).contains("401 Unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "x86_64,amd64",
    "aarch64,arm64",
    "armv7l,arm",
  })
  void theBinaryOfTheMachinesArchitectureIsInstalled(String machine, String release)
      throws IOException {
    InstallScript script = recipe(true, "").controlPlane(alone("1.34"), FRONT, SECRET);
    Cells.Outcome outcome = cells.run("front", machine, script);
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    assertThat(cells.text("front", "bin/k3s"))
        .contains("VERSION, ARCH = '%s', '%s'".formatted(NEW, release));
    String images = "k3s-airgap-images-%s.tar.zst".formatted(release);
    assertThat(cells.file("front", "lib/rancher/k3s/agent/images/" + images))
        .hasSameBinaryContentAs(mirror.resolve(NEW).resolve(images));
    assertThat(Files.readSymbolicLink(cells.file("front", "bin/kubectl")))
        .isEqualTo(Path.of("k3s"));
  }

  @Test
  void anArchitectureWithoutAReleaseIsRefused() {
    Cells.Outcome outcome =
        cells.run("front", "mips64", recipe().controlPlane(alone("latest"), FRONT, SECRET));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said()).contains("K3s has no release for mips64");
  }

  @ParameterizedTest
  @CsvSource({"k3s", "k3s-airgap-images-amd64.tar.zst"})
  void whatHasAnotherChecksumThanTheReleaseSaysIsRefused(String file) throws IOException {
    Files.writeString(mirror.resolve(NEW).resolve(file), "tampered with\n");
    Cells.Outcome outcome =
        cells.run("front", "x86_64", recipe(true, "").controlPlane(alone("latest"), FRONT, SECRET));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("the checksum of " + file + " is ")
        .contains("in sha256sum-amd64.txt of " + NEW + ": refused");
    assertThat(cells.file("front", "etc/systemd/system/k3s.service")).doesNotExist();
  }

  @Test
  void aReleaseThatDoesNotNameTheBinaryIsRefused() throws IOException {
    Files.writeString(mirror.resolve(NEW).resolve("sha256sum-amd64.txt"), "");
    Cells.Outcome outcome =
        cells.run("front", "x86_64", recipe().controlPlane(alone("latest"), FRONT, SECRET));
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said()).contains("sha256sum-amd64.txt of " + NEW + " does not name k3s");
  }

  @Test
  void anotherVersionTakesThePlaceOfTheOldOneAndOfItsImages() throws IOException {
    String images = "k3s-airgap-images-amd64.tar.zst";
    done("front", recipe(true, "").controlPlane(alone(OLD), FRONT, SECRET));
    done("front", recipe(true, "").controlPlane(alone(NEW), FRONT, SECRET));
    assertThat(cells.text("front", "bin/k3s")).contains(NEW).doesNotContain(OLD);
    assertThat(cells.file("front", "lib/rancher/k3s/agent/images/" + images))
        .hasSameBinaryContentAs(mirror.resolve(NEW).resolve(images));
    assertThat(recipe().listed(done("front", recipe().listing(spec(NEW))))).hasSize(1);
  }

  @Test
  void theRegistriesAreThoseOfTheSettingAndForRootAlone() throws IOException {
    String registries = "mirrors:\n  docker.io:\n    endpoint:\n      - \"https://r.example\"\n";
    done("front", recipe(false, registries).controlPlane(alone("latest"), FRONT, SECRET));
    assertThat(cells.text("front", "etc/rancher/k3s/registries.yaml").strip())
        .isEqualTo(registries.strip());
    for (String file : new String[] {"registries.yaml", "config.yaml", "k3s.yaml"}) {
      assertThat(Files.getPosixFilePermissions(cells.file("front", "etc/rancher/k3s/" + file)))
          .as(file)
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"latest," + NEW, "1.33," + OLD, "v1.33.5," + OLD})
  void aMirrorIsReadByHttpAndItsChannelsAsTheRealOnes(String asked, String version)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process server = cells.served(mirror, port);
    try {
      await().ignoreExceptions().until(() -> connects(port));
      String url = "http://127.0.0.1:" + port;
      Recipe recipe = new K3sRecipe(new K3sRecipe.Sources(url, url + "/channels", true, ""));
      done("front", recipe.controlPlane(alone(asked), FRONT, SECRET));
      assertThat(cells.text("front", "bin/k3s")).contains(version);
    } finally {
      server.destroyForcibly();
    }
  }

  private static boolean connects(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  /** What would reach beyond the machine's folders, in a test, only says that it was called. */
  private void fenced(String machine) throws IOException {
    for (String tool : List.of("ip", "pgrep", "iptables-save", "ip6tables-save")) {
      Path file = cells.file(machine, "shims/" + tool);
      Files.writeString(file, "#!/bin/sh\necho \"%s $*\" >>/var/log/fence\n".formatted(tool));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void whatLevanteInstalledOfK3sIsTakenAwayAgainAndNothingElse() throws IOException {
    server("latest");
    done("worker", recipe().worker(site(), WORKER, FRONT, pass()));
    fenced("worker");
    InstallScript clean =
        InstallScript.of(
            "inventory-clean",
            Map.of("LEVANTE", "us", "MACHINE", "worker-0", "FOLDER", "/var/lib/levante"));
    done("worker", clean);
    assertThat(cells.file("worker", "bin/k3s")).as("no mark, not ours").exists();
    Files.createDirectories(cells.file("worker", "lib/levante/steps"));
    Files.writeString(cells.file("worker", "lib/levante/allocation"), "us worker-0 id\n");
    done("worker", clean);
    assertThat(cells.file("worker", "bin/k3s")).as("no step of Levante's").exists();
    Files.createDirectories(cells.file("worker", "lib/levante/steps/k3s-0123456789ab"));
    done("worker", clean);
    for (String gone :
        List.of(
            "bin/k3s",
            "bin/kubectl",
            "etc/rancher/k3s",
            "etc/systemd/system/k3s-agent.service",
            "lib/rancher/k3s",
            "lib/k3s-agent.pid")) {
      assertThat(cells.file("worker", gone)).doesNotExist();
    }
    assertThat(cells.text("worker", "log/fence"))
        .contains("ip link delete cni0")
        .contains("pgrep -f /var/lib/rancher/k3s/data/");
  }
}
