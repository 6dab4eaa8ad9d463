package levante.provisioner.adapter.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.NodeConfiguratorContract;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.install.NodeImages;
import levante.provisioner.install.Recipes;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.provisioner.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over real SSH to servers on loopback that really run the scripts. */
class SshNodeConfiguratorTest extends NodeConfiguratorContract {
  private final SettableClock clock = new SettableClock();
  private final MachineKeys keys = new MachineKeys(new byte[32]);
  private final Set<MachineId> booted = new HashSet<>();

  @TempDir private Path folder;
  @TempDir private Path archives;
  private FakeMachines machines;
  private NodeConfigurator configurator;

  @BeforeEach
  void raise() {
    machines = new FakeMachines(folder);
    boot(0);
    configurator = newConfigurator();
  }

  @AfterEach
  void lower() {
    machines.close();
  }

  private NodeConfigurator newConfigurator() {
    NodeImages images = new NodeImages(Optional.of(archives));
    Recipes recipes =
        new Recipes(Map.of(Distribution.K3S, new FakeRecipe(cluster(), folder.resolve("brought"))));
    ClusterTalk.Habits habits =
        new ClusterTalk.Habits(machines.port(), folder.resolve("machine").toString());
    ClusterTalk talk =
        new ClusterTalk(
            recipes,
            keys,
            new SshShell(),
            new ImageCarrier(images, new SshShell(), MoreExecutors.newDirectExecutorService()),
            habits);
    return new SshNodeConfigurator(
        recipes,
        talk,
        new UpgradeTalk(talk, keys, new SshShell(), habits),
        MoreExecutors.newDirectExecutorService(),
        clock);
  }

  private Path cluster() {
    return folder.resolve("cluster");
  }

  private void boot(int index) {
    MachineId machine = id.machine("machine", index);
    if (booted.add(machine)) {
      machines.boot(
          address(index),
          keys.privateHostKey(id, machine),
          MachineKeys.USER,
          keys.login(id).orElseThrow().privateKey());
    }
  }

  @Override
  protected NodeConfigurator configurator() {
    return configurator;
  }

  @Override
  protected String address(int index) {
    return "127.0.0." + (index + 1);
  }

  @Override
  protected Machine machine(InfrastructureId infrastructure, int index) {
    boot(index);
    MachineSize size =
        new MachineSize(
            "small",
            2,
            Quantity.parse("4Gi"),
            Quantity.parse("40Gi"),
            0,
            new BigDecimal("0.01"),
            MachineSize.Pricing.LISTED);
    return new Machine(
        infrastructure.machine("machine", index),
        infrastructure,
        new Region("cloud"),
        size,
        MachineState.RUNNING,
        Optional.of(address(index)),
        Optional.empty(),
        SettableClock.NOON,
        "");
  }

  /** The scripts run by themselves: a twentieth of a second is enough for most. */
  @Override
  protected void letTimePass() {
    clock.advance(Duration.ofSeconds(10));
    await().pollDelay(Duration.ofMillis(50)).until(() -> true);
  }

  @Test
  void aWorkerJoinsWithAPassOfItsOwnThatTheFrontEndGives() throws IOException {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    Machine worker = machine(id, 1);
    configured(worker, NodeRole.WORKER);
    assertThat(cluster().resolve("." + worker.id().value()))
        .hasContent("pass-of-" + worker.id().value());
    assertThat(cluster().resolve("." + id.machine("machine", 0).value()))
        .hasContent(keys.clusterSecret(site().id()).reveal());
    try (var left = Files.walk(folder.resolve("machine"))) {
      assertThat(left.filter(path -> path.endsWith("script")))
          .as("scripts, which hold secrets, are removed when they have ended")
          .isEmpty();
    }
  }

  @Test
  void aMachineJoinsWithTheImagesThatItHasBeenBrought() throws IOException {
    Files.writeString(archives.resolve("one.tar"), "the first image");
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    assertThat(folder.resolve("brought/one.tar")).hasContent("the first image");
    assertThat(cluster().resolve(".images-" + id.machine("machine", 0).value()))
        .content()
        .endsWith("  one.tar\n");
  }

  @Test
  void aFolderOfImagesThatCannotBeReadIsToldAndNothingJoinsWithoutThem() throws IOException {
    Files.delete(archives);
    assertThat(configurator.configure(site(), machine(id, 0), NodeRole.CONTROL_PLANE))
        .isInstanceOfSatisfying(
            ConfigureResult.InProgress.class,
            waits -> assertThat(waits.what()).contains("levante.node-images", "cannot be read"));
    assertThat(cluster()).doesNotExist();
    Files.createDirectories(archives);
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
  }

  @Test
  void aFurtherServerJoinsTheFrontOnceThatIsReadyForIt() throws IOException {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    Machine second = machine(id, 1);
    ConfigureResult refused = configurator.configure(site(), second, NodeRole.CONTROL_PLANE);
    assertThat(refused)
        .isInstanceOfSatisfying(
            ConfigureResult.InProgress.class,
            waits -> assertThat(waits.what()).contains("is not ready for " + second.id()));
    assertThat(cluster().resolve(second.id().value())).doesNotExist();
    Files.writeString(cluster().resolve(".ready"), "");
    configured(second, NodeRole.CONTROL_PLANE);
    assertThat(cluster().resolve("." + second.id().value()))
        .hasContent(keys.clusterSecret(site().id()).reveal());
    assertThat(configurator.nodes(site())).hasSize(2);
  }

  @Test
  void aServerThatItsClusterListsIsNotMadeAgainByAnotherScript() throws IOException {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    Files.writeString(cluster().resolve(".ready"), "");
    configured(machine(id, 1), NodeRole.CONTROL_PLANE);
    try (var steps = Files.list(folder.resolve("machine/steps"))) {
      steps.forEach(SshNodeConfiguratorTest::forget);
    }
    assertThat(configurator.configure(ofTwo(), machine(id, 1), NodeRole.CONTROL_PLANE))
        .isInstanceOf(ConfigureResult.Configured.class);
    try (var steps = Files.list(folder.resolve("machine/steps"))) {
      assertThat(steps).isEmpty();
    }
  }

  /** The cluster when machines 0 and 1 are its servers. */
  private ClusterSite ofTwo() {
    return new ClusterSite(
        site().spec(),
        site().front(),
        List.of(
            new ClusterSite.Front(
                id.machine("machine", 1), Optional.of(address(1)), Optional.empty())),
        ClusterSite.Founding.DONE);
  }

  @Test
  void aClusterWhoseFrontFallsSilentIsAskedThroughAnotherServer() throws IOException {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    Files.writeString(cluster().resolve(".ready"), "");
    configured(machine(id, 1), NodeRole.CONTROL_PLANE);
    assertThat(configurator.nodes(ofTwo())).hasSize(2);
    machines.halt(address(0));
    for (int tick = 0; tick < 20; tick++) {
      clock.advance(Duration.ofSeconds(10));
      assertThat(configurator.nodes(ofTwo())).hasSize(2);
    }
    configurator.kubeconfig(ofTwo());
    configurator.kubeconfig(ofTwo());
    assertThat(configurator.kubeconfig(ofTwo()).map(Secret::reveal).map(String::strip))
        .contains("kubeconfig of " + address(1));
    machines.halt(address(1));
    clock.advance(Duration.ofMinutes(2));
    assertThatThrownBy(() -> configurator.nodes(ofTwo())).isInstanceOf(LevanteException.class);
  }

  private static void forget(Path step) {
    try (var files = Files.walk(step)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void aClusterThatIsMadeTellsWhatKubectlNeedsAtTheAddressOfItsFrontEnd() {
    assertThat(configurator.kubeconfig(site())).isEmpty();
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    configurator.nodes(site());
    configurator.kubeconfig(site());
    configurator.kubeconfig(site());
    assertThat(configurator.kubeconfig(site()).map(Secret::reveal).map(String::strip))
        .contains("kubeconfig of " + address(0));
    assertThat(configurator.kubeconfig(new ClusterSite(site().spec(), Optional.empty()))).isEmpty();
    configurator.removeCluster(site());
    assertThat(configurator.kubeconfig(site())).isEmpty();
  }

  @Test
  void aScriptThatFailsIsToldWithItsOutput() throws IOException {
    Files.createDirectories(cluster());
    Files.writeString(cluster().resolve("broken"), "");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            ConfigureResult.Failed.class,
            failed ->
                assertThat(failed.reason()).contains("ended with 7").contains("the first try"));
  }

  private ConfigureResult outcome() {
    for (int tick = 0; tick < 50; tick++) {
      ConfigureResult result =
          configurator.configure(site(), machine(id, 0), NodeRole.CONTROL_PLANE);
      if (!(result instanceof ConfigureResult.InProgress)) {
        return result;
      }
      letTimePass();
    }
    throw new AssertionError("still in progress");
  }

  @Test
  void aKilledLevanteFindsTheInstallationAndDoesNotBeginItAgain() throws IOException {
    configurator.configure(site(), machine(id, 0), NodeRole.CONTROL_PLANE);
    configurator = newConfigurator();
    assertThat(outcome()).isInstanceOf(ConfigureResult.Configured.class);
    try (var steps = Files.list(folder.resolve("machine/steps"))) {
      assertThat(steps).hasSize(1);
    }
  }

  @Test
  void anotherMachineAtTheAddressIsNotTalkedTo() {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    machines.close();
    machines.boot(
        address(0),
        keys.privateHostKey(id, id.machine("machine", 7)),
        MachineKeys.USER,
        keys.login(id).orElseThrow().privateKey());
    clock.advance(Duration.ofMinutes(2));
    assertThatThrownBy(() -> configurator.nodes(site()))
        .isInstanceOfSatisfying(
            LevanteException.class,
            silent -> assertThat(silent.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE));
  }

  @Test
  void aClusterThatFallsSilentIsUnknownAndNeverEmpty() {
    configured(machine(id, 0), NodeRole.CONTROL_PLANE);
    assertThat(configurator.nodes(site())).hasSize(1);
    machines.close();
    clock.advance(Duration.ofMinutes(2));
    assertThatThrownBy(() -> configurator.nodes(site()))
        .isInstanceOfSatisfying(
            LevanteException.class,
            silent -> assertThat(silent.code()).isEqualTo(ErrorCode.CLUSTER_UNREACHABLE));
  }
}
