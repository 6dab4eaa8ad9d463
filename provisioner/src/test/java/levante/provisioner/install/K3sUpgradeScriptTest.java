package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.install.Recipe.ListedNode;
import levante.provisioner.install.Recipe.Place;
import levante.provisioner.install.Recipe.Upgrade;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.version.NodeVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of an upgrade of K3s, on what stands in for machines and for K3s. */
class K3sUpgradeScriptTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final String OLD = "v1.33.5+k3s1";
  private static final String NEW = "v1.34.1+k3s1";
  private static final Secret SECRET = Secret.of("it's secret");
  private static final Place FRONT = new Place("front", "127.77.1.1", Optional.empty());
  private static final Place WORKER = new Place("worker", "127.77.1.2", Optional.empty());

  @TempDir private Path folder;
  private Cells cells;
  private Path mirror;
  private Recipe recipe;

  @BeforeEach
  void raise() {
    assumeThat(Cells.canBe()).as("unshare and python3 for stand-ins of machines").isTrue();
    cells = new Cells(folder);
    mirror = cells.mirror(OLD, NEW);
    recipe =
        new K3sRecipe(
            new K3sRecipe.Sources(
                mirror.toString(), mirror.resolve("channels").toString(), false, ""));
  }

  @AfterEach
  void lower() {
    if (cells != null) {
      cells.close();
    }
  }

  private static ClusterSite site(Founding founding) {
    ClusterSpec spec =
        new ClusterSpec(
            ID.cluster("c"), ID, "c", Distribution.K3S, OLD, ControlPlaneUse.DEDICATED, Map.of());
    return new ClusterSite(spec, Optional.empty(), List.of(), founding);
  }

  private String done(String machine, InstallScript script) {
    Cells.Outcome outcome = cells.run(machine, "x86_64", script);
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    return outcome.said();
  }

  private String refused(String machine, InstallScript script) {
    Cells.Outcome outcome = cells.run(machine, "x86_64", script);
    assertThat(outcome.exit()).as(outcome.said()).isNotZero();
    return outcome.said();
  }

  private void cluster(Founding founding) {
    done("front", recipe.controlPlane(site(founding), FRONT, SECRET));
    join();
  }

  private void join() {
    Secret pass = Secret.of(done("front", recipe.admission(WORKER).orElseThrow()).strip());
    done("worker", recipe.worker(site(Founding.DONE), WORKER, FRONT, pass));
  }

  private Upgrade upgrade(Place node, NodeRole role, String version) {
    return recipe.upgrade(node, role, version).orElseThrow();
  }

  private List<ListedNode> nodes() {
    return recipe.listed(done("front", recipe.listing(site(Founding.DONE).spec())));
  }

  private static ListedNode node(String name, String version, boolean upgrading) {
    return new ListedNode(name, true, Optional.of(new NodeVersion(version, upgrading)));
  }

  /** A server that was restarted hears of each node anew. */
  private void listed(ListedNode... nodes) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(nodes()).contains(nodes));
  }

  private String calls(String machine) {
    return cells.text(machine, "log/k3s-stand-in.jsonl");
  }

  private void ended(Upgrade upgrade) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> cells.run("front", "x86_64", upgrade.end()).exit() == 0);
  }

  @Test
  void aServerThenAnAgentBecomeTheNextMinorVersionAndTheirStoreIsKept() throws IOException {
    cluster(Founding.ALONE);
    listed(node("front", OLD, false), node("worker", OLD, false));
    Upgrade front = upgrade(FRONT, NodeRole.CONTROL_PLANE, "1.34");
    assertThat(front.begin()).isEmpty();
    assertThat(refused("front", front.end())).contains("its node still runs " + OLD);
    assertThat(done("front", front.itself())).contains("before-" + NEW);
    ended(front);
    Path kept = cells.file("front", "lib/levante/before-" + NEW);
    assertThat(kept.resolve("db/state.db")).content().contains("worker");
    assertThat(kept.resolve("token")).hasContent(SECRET.reveal());
    assertThat(Files.getPosixFilePermissions(kept)).hasSize(3);
    Upgrade worker = upgrade(WORKER, NodeRole.WORKER, NEW);
    done("front", worker.begin().orElseThrow());
    listed(node("worker", OLD, true));
    done("worker", worker.itself());
    ended(worker);
    listed(node("front", NEW, false), node("worker", NEW, false));
    assertThat(calls("front"))
        .contains("\"drain\", \"worker\", \"--ignore-daemonsets\"", "\"uncordon\", \"worker\"")
        .doesNotContain("\"drain\", \"front\"");
    assertThat(cells.file("worker", "lib/levante/before-" + NEW)).doesNotExist();
  }

  @Test
  void severalServersAreKeptAsASnapshotOfEtcd() {
    cluster(Founding.FIRST_OF_SEVERAL);
    done("front", upgrade(FRONT, NodeRole.CONTROL_PLANE, NEW).itself());
    assertThat(calls("front"))
        .contains("\"etcd-snapshot\", \"save\", \"--name\", \"levante-before-v1.34.1-k3s1\"");
    assertThat(cells.file("front", "lib/levante/before-" + NEW).resolve("db")).doesNotExist();
  }

  @Test
  void aScriptThatIsRunAgainKeepsWhatItKeptAndGoesOn() throws IOException {
    cluster(Founding.ALONE);
    InstallScript script = upgrade(FRONT, NodeRole.CONTROL_PLANE, NEW).itself();
    done("front", script);
    Path kept = cells.file("front", "lib/levante/before-" + NEW + "/db/state.db");
    Files.writeString(kept, "as it was");
    assertThat(done("front", script)).doesNotContain("is kept");
    assertThat(kept).hasContent("as it was");
    listed(node("front", NEW, false));
  }

  @Test
  void nothingStandsStillForAReleaseThatIsNotWhatItSays() throws IOException {
    cluster(Founding.ALONE);
    Files.writeString(mirror.resolve(NEW).resolve("k3s"), "tampered with\n");
    assertThat(refused("front", upgrade(FRONT, NodeRole.CONTROL_PLANE, NEW).itself()))
        .contains("the checksum of k3s is ");
    listed(node("front", OLD, false));
    assertThat(cells.file("front", "lib/levante/before-" + NEW)).doesNotExist();
  }

  @Test
  void anAgentWhosePodsMayNotGoIsNotTouched() throws IOException {
    cluster(Founding.ALONE);
    Files.writeString(cells.file("front", "lib/rancher/k3s/server/budget-worker"), "");
    InstallScript begin = upgrade(WORKER, NodeRole.WORKER, NEW).begin().orElseThrow();
    assertThat(refused("front", begin)).contains("disruption budget");
    assertThat(refused("front", begin)).contains("disruption budget");
    listed(node("worker", OLD, true));
  }

  @Test
  void anAgentThatSomebodyHadCordonedStaysSo() {
    cluster(Founding.ALONE);
    Upgrade worker = upgrade(WORKER, NodeRole.WORKER, NEW);
    done("front", upgrade(WORKER, NodeRole.WORKER, OLD).begin().orElseThrow());
    done("front", InstallScript.of("k3s-unmark", Map.of("NODE_NAME", "worker")));
    done("front", worker.begin().orElseThrow());
    done("worker", worker.itself());
    ended(worker);
    assertThat(calls("front")).doesNotContain("\"uncordon\"");
    listed(node("worker", NEW, false));
  }

  @Test
  void anAgentThatJoinsHasTheVersionOfItsServer() {
    done("front", recipe.controlPlane(site(Founding.ALONE), FRONT, SECRET));
    done("front", upgrade(FRONT, NodeRole.CONTROL_PLANE, NEW).itself());
    join();
    listed(node("worker", NEW, false));
  }
}
