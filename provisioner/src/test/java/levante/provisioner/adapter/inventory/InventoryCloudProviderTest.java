package levante.provisioner.adapter.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import levante.kernel.Quantity;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.CloudProviderContract;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineNeeds;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over real SSH to servers on loopback that really run the scripts. */
class InventoryCloudProviderTest extends CloudProviderContract {
  private static final int SERVERS = 4;
  private static final Login TENANT = Boards.someKey();

  private final SettableClock clock = new SettableClock();
  private final DataSource levante = Databases.fresh();

  @TempDir private Path folder;
  private Boards boards;
  private Inventories inventories;
  private CloudProvider cloud;

  @BeforeEach
  void raise() {
    boards = new Boards(folder);
    IntStream.rangeClosed(1, SERVERS).forEach(number -> boards.raise(number, "x86_64"));
    inventories = inventories(Boards.WAYS);
    cloud = open(inventories, "rack", servers(), boards.owner());
  }

  @AfterEach
  void lower() {
    boards.close();
  }

  /** What is to be done is done at once. */
  private Inventories inventories(Handover.Ways ways) {
    return new Inventories(
        new Inventories.Ground(levante, ways.levante(), Runnable::run, clock),
        ways,
        new Networks(List.of("127.0.0.0/8")));
  }

  private static CloudProvider open(
      Inventories inventories, String id, String machines, Login owner) {
    return inventories
        .inFrontOf(
            others -> {
              throw new AssertionError("no other cloud was asked for");
            })
        .open(
            List.of(
                CloudCredential.of(
                    Map.of(
                        "id",
                        id,
                        "type",
                        "Inventory",
                        "machines",
                        machines,
                        "private_key",
                        owner.privateKey().reveal()))));
  }

  private String servers() {
    return IntStream.rangeClosed(1, SERVERS)
        .mapToObj(number -> "  - {name: server-%1$d, address: 127.0.1.%1$d}%n".formatted(number))
        .collect(
            Collectors.joining(
                "",
                """
                user: ops
                port: %d
                cpus: 2
                memory: 4 GiB
                disk: 40 GiB
                distribution: debian
                version: "12"
                machines:
                """
                    .formatted(boards.port()),
                ""));
  }

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  @Override
  protected void letTimePass() {
    clock.advance(Duration.ofSeconds(10));
    await()
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(cloud.listAll())
                    .extracting(machine -> machine.state() + " " + machine.note())
                    .noneMatch(said -> said.startsWith("PENDING") || said.startsWith("DELETING")));
    // An order to stop is carried out beside the list.
    cloud.listAll();
  }

  @Override
  protected LaunchRequest request(InfrastructureId infrastructure, int index) {
    return having(super.request(infrastructure, index), LaunchDetails.NONE);
  }

  private static LaunchRequest having(LaunchRequest plain, LaunchDetails details) {
    return new LaunchRequest(
        plain.id(),
        plain.infrastructure(),
        plain.region(),
        plain.size(),
        plain.addressing(),
        details.reachedBy(TENANT.publicKey(), ""));
  }

  private static LaunchDetails needing(int cpus, Image.Needs image) {
    return new LaunchDetails(
            image, Optional.empty(), List.of(), List.of(), Optional.empty(), "", Optional.empty())
        .meeting(new MachineNeeds(cpus, Quantity.ZERO, Quantity.ZERO, 0, Optional.empty()));
  }

  private static String said(LaunchResult result) {
    return result.match(
        new LaunchResult.Cases<>(
            launched -> "launched",
            full -> "full: " + full.sentence(),
            quota -> "quota: " + quota.sentence(),
            refused -> "refused: " + refused.sentence(),
            underway -> "underway: " + underway.sentence()));
  }

  @Test
  void aMachineThatIsHandedOverLetsItsInfrastructureInAndNobodyTrustsAnotherHost() {
    Machine machine = launched(request(ours, 0));
    letTimePass();
    Reach reach = inventories.of(machine.id()).orElseThrow();
    assertThat(inventories.has(machine.id())).isTrue();
    assertThat(reach.port()).isEqualTo(boards.port());
    assertThat(reach.hostKey()).isEqualTo(boards.hostKey(reach.address()));
    Login login = new Login("cloudadm", TENANT.publicKey(), TENANT.privateKey());
    Target target =
        new Target("it", reach.address(), reach.port(), reach.hostKey(), login, Optional.empty());
    Shell.Answer answer = new SshShell().run(target, "cat etc/sudoers.d/90-levante");
    assertThat(answer.output()).contains("cloudadm ALL=(ALL) NOPASSWD:ALL");
    assertThat(cloud.list(ours).get(0).note())
        .contains("server-1")
        .contains("trusted on first use")
        .contains(Handover.fingerprint(reach.hostKey()));
  }

  @Test
  void whatLevanteGaveAMachineIsTakenAwayAgain() {
    launched(request(ours, 0));
    letTimePass();
    String address = "127.0.1.1";
    Boards.write(boards.folder(address).resolve("hostname"), ours.machine("worker", 0) + "\n");
    Boards.write(
        boards.folder(address).resolve("etc/hosts"),
        "127.0.0.1 localhost\n127.0.1.1 %s\n".formatted(ours.machine("worker", 0)));
    assertThat(boards.file(address, "levante/allocation")).contains(ours.value());
    cloud.terminate(ours.machine("worker", 0));
    letTimePass();
    assertThat(boards.folder(address)).isDirectoryNotContaining("glob:**/home-cloudadm");
    assertThat(boards.folder(address)).isDirectoryNotContaining("glob:**/levante");
    assertThat(boards.file(address, "etc/sudoers.d/90-levante")).isEmpty();
    assertThat(boards.file(address, "hostname")).isEqualTo("board-1");
    assertThat(boards.file(address, "etc/hosts")).isEqualTo("127.0.0.1 localhost");
  }

  @Test
  void theServicesOfASlurmThatLevanteInstalledAreEnded() {
    launched(request(ours, 0));
    letTimePass();
    boards.folder("127.0.1.1").resolve("levante/steps/slurm-worker-1234").toFile().mkdirs();
    cloud.terminate(ours.machine("worker", 0));
    letTimePass();
    assertThat(boards.file("127.0.1.1", "services"))
        .contains("disable --now slurmd")
        .doesNotContain("k3s");
  }

  @Test
  void twoInfrastructuresOfTwoUsersNeverGetTheSameMachine() throws Exception {
    CloudProvider other = open(inventories, "lab", servers(), boards.owner());
    InfrastructureId theirs = InfrastructureId.random();
    ExecutorService threads = Executors.newFixedThreadPool(SERVERS);
    try {
      List<Callable<LaunchResult>> launches =
          IntStream.range(0, SERVERS)
              .mapToObj(
                  index ->
                      (Callable<LaunchResult>)
                          () ->
                              index % 2 == 0
                                  ? cloud.launch(request(ours, index))
                                  : other.launch(request(theirs, index)))
              .toList();
      for (Future<LaunchResult> one : threads.invokeAll(launches)) {
        assertThat(one.get()).isInstanceOf(LaunchResult.Launched.class);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(cloud.listAll()).hasSize(SERVERS / 2);
    assertThat(other.listAll()).hasSize(SERVERS / 2);
    assertThat(said(other.launch(request(theirs, 9))))
        .isEqualTo("full: of the 4 machines of zone default 4 would do and are taken");
  }

  @Test
  void aMachineThatDoesNotAnswerIsListedStillAndFreedInTheEnd() {
    launched(request(ours, 0));
    letTimePass();
    boards.unplug("127.0.1.1");
    assertThat(cloud.list(ours)).extracting(Machine::state).containsExactly(MachineState.RUNNING);
    cloud.terminate(ours.machine("worker", 0));
    assertThat(cloud.list(ours)).extracting(Machine::state).containsExactly(MachineState.DELETING);
    clock.advance(Duration.ofMinutes(11));
    cloud.listAll();
    assertThat(cloud.list(ours)).isEmpty();
    Machine next = launched(request(ours, 1));
    assertThat(next.note()).as("one that went wrong is taken last").contains("server-2");
  }

  @Test
  void whatWasLeftOnAMachineIsTakenAwayBeforeItsNextUse() {
    launched(request(ours, 0));
    letTimePass();
    Boards.write(
        boards.folder("127.0.1.1").resolve("levante/allocation"),
        "this-levante %s %s%n".formatted("old-abcdef-0", InfrastructureId.random()));
    cloud.terminate(ours.machine("worker", 0));
    letTimePass();
    Machine next = launched(request(ours, 1));
    assertThat(next.note()).contains("server-1");
    letTimePass();
    assertThat(boards.file("127.0.1.1", "levante/allocation"))
        .contains(ours.machine("worker", 1).value());
  }

  @Test
  void aMachineThatAnotherLevanteHasFails() {
    launched(request(ours, 0));
    letTimePass();
    CloudProvider foreign =
        open(
            new Inventories(
                new Inventories.Ground(Databases.fresh(), "other", Runnable::run, clock),
                new Handover.Ways("other-levante", "levante", "etc", "boot"),
                new Networks(List.of("*"))),
            "rack",
            servers(),
            boards.owner());
    InfrastructureId theirs = InfrastructureId.random();
    foreign.launch(request(theirs, 0));
    assertThat(foreign.list(theirs))
        .singleElement()
        .satisfies(
            machine -> {
              assertThat(machine.state()).isEqualTo(MachineState.FAILED);
              assertThat(machine.note()).contains("another Levante has it");
            });
  }

  @Test
  void aMachineOfAnotherArchitectureThanItsInventorySaysFails() {
    String address = boards.raise(9, "aarch64");
    cloud =
        open(
            inventories,
            "one",
            "[{name: wrong, user: ops, address: %s, port: %d, cpus: 1, memory: 1Gi}]"
                .formatted(address, boards.port()),
            boards.owner());
    cloud.launch(request(ours, 0));
    assertThat(cloud.list(ours))
        .singleElement()
        .satisfies(
            machine -> {
              assertThat(machine.state()).isEqualTo(MachineState.FAILED);
              assertThat(machine.note()).contains("it is aarch64, and its inventory says x86_64");
            });
    assertThat(boards.file(address, "levante/allocation")).isEmpty();
  }

  @Test
  void anotherHostKeyThanBeforeIsNotTrusted() {
    launched(request(ours, 0));
    letTimePass();
    cloud.terminate(ours.machine("worker", 0));
    letTimePass();
    boards.reboot(1, Boards.someKey());
    cloud.launch(request(ours, 1));
    assertThat(cloud.list(ours))
        .singleElement()
        .satisfies(
            machine -> {
              assertThat(machine.state()).isEqualTo(MachineState.PENDING);
              assertThat(machine.note()).contains("host key");
            });
  }

  @Test
  void aMachineIsChosenByWhatIsNeededAndRefusalsSayWhyEachWouldNotDo() {
    boards.raise(8, "aarch64");
    String machines =
        servers()
            + """
              - {name: board, address: 127.0.1.8, cpus: 8, architecture: arm64, zone: default}
            """;
    cloud = open(inventories, "mixed", machines, boards.owner());
    Image.Needs arm =
        new Image.Needs(
            Optional.empty(), Optional.of("debian"), Optional.empty(), Optional.of("arm64"));
    Machine board = launched(having(super.request(ours, 0), needing(1, arm)));
    assertThat(board.size().cpus()).isEqualTo(8);
    assertThat(said(cloud.launch(having(super.request(ours, 1), needing(4, arm)))))
        .startsWith("full: of the 5 machines of zone default 1 would do and is taken;")
        .contains("server-3 has 2 cpus, not 4");
    assertThat(said(cloud.launch(having(super.request(ours, 1), needing(16, arm)))))
        .startsWith("refused: ")
        .contains("board has 8 cpus, not 16");
  }

  @Test
  void aLargerMachineServesWhenNoneOfThatSizeIsFree() {
    boards.raise(7, "x86_64");
    String large = servers() + "  - {name: large, address: 127.0.1.7, cpus: 16}\n";
    cloud = open(inventories, "mixed", large, boards.owner());
    LaunchDetails two = needing(2, Image.Needs.ANY);
    LaunchRequest small = super.request(ours, 0);
    LaunchRequest asked =
        new LaunchRequest(
            small.id(),
            ours,
            small.region(),
            cloud.sizes(small.region()).stream()
                .filter(one -> one.cpus() == 2)
                .findFirst()
                .orElseThrow(),
            Addressing.PRIVATE,
            two);
    for (int index = 0; index < SERVERS; index++) {
      assertThat(launched(again(asked, index)).size().cpus()).isEqualTo(2);
    }
    assertThat(launched(again(asked, SERVERS)).size().cpus()).isEqualTo(16);
    LaunchRequest exact = again(asked, SERVERS + 1);
    assertThat(said(cloud.launch(having(exact, LaunchDetails.NONE))))
        .as("a resized machine is of just that size")
        .contains("4 would do and are taken; large is of type");
  }

  private LaunchRequest again(LaunchRequest one, int index) {
    return new LaunchRequest(
        ours.machine("worker", index),
        ours,
        one.region(),
        one.size(),
        one.addressing(),
        one.details());
  }

  @Test
  void noVolumeCanBeMade() {
    LaunchDetails volume =
        new LaunchDetails(
            Image.Needs.ANY,
            Optional.empty(),
            List.of(),
            List.of(new Volume("data", 1, Optional.empty(), "ext4")),
            Optional.empty(),
            "",
            Optional.empty());
    assertThat(said(cloud.launch(having(super.request(ours, 0), volume))))
        .startsWith("refused: ")
        .contains("no volume can be made");
  }

  @Test
  void aKilledLevanteFindsItsMachinesAgainAndHowTheyAreReached() {
    Machine machine = launched(request(ours, 0));
    Inventories restarted = inventories(Boards.WAYS);
    CloudProvider again = open(restarted, "rack", servers(), boards.owner());
    assertThat(again.list(ours)).extracting(Machine::id).containsExactly(machine.id());
    assertThat(again.launch(request(ours, 0))).isInstanceOf(LaunchResult.Launched.class);
    assertThat(again.listAll()).hasSize(1);
    assertThat(restarted.of(machine.id())).isPresent();
    assertThat(restarted.of(ours.machine("worker", 5))).isEmpty();
  }

  @Test
  void aMachineBehindABastionIsReachedThroughIt() {
    String machines =
        """
        bastion: {address: 127.0.1.1, port: %1$d}
        user: ops
        machines:
          - {name: hidden, address: 127.0.1.2, port: %1$d, cpus: 1, memory: 1Gi, distribution: debian}
        """
            .formatted(boards.port());
    cloud = open(inventories, "hidden", machines, boards.owner());
    Machine machine = launched(request(ours, 0));
    letTimePass();
    assertThat(cloud.list(ours)).extracting(Machine::state).containsExactly(MachineState.RUNNING);
    Reach reach = inventories.of(machine.id()).orElseThrow();
    assertThat(reach.bastion().orElseThrow().hostKey()).isEqualTo(boards.hostKey("127.0.1.1"));
    assertThat(reach.bastion().orElseThrow().user()).isEqualTo("ops");
    LaunchRequest plain = super.request(ours, 1);
    assertThat(
            said(
                cloud.launch(
                    new LaunchRequest(
                        plain.id(), ours, plain.region(), plain.size(), Addressing.PUBLIC))))
        .contains("is behind a bastion");
  }

  @Test
  void inventoriesOutsideOfTheOperatorsNetworksAreRefused() {
    assertThatThrownBy(
            () ->
                open(
                    inventories,
                    "far",
                    "[{name: a, user: a, address: 192.0.2.1, cpus: 1, memory: 1Gi}]",
                    boards.owner()))
        .hasMessageContaining("levante.cloud.inventory-networks");
    assertThatThrownBy(
            () ->
                open(
                    inventories,
                    "named",
                    "[{name: a, user: a, address: localhost, cpus: 1, memory: 1Gi}]",
                    boards.owner()))
        .as("a name may mean another address the next time")
        .hasMessageContaining("levante.cloud.inventory-networks");
  }
}
