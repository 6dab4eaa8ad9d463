package levante.provisioner.adapter.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Quantity;
import levante.provisioner.adapter.sshj.shell.LocalShell;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.provisioner.operate.ArtifactKind;
import levante.provisioner.operate.OperationCall;
import levante.provisioner.operate.OperationRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Over real SSH to a server on loopback that really runs the scripts. {@code ansible-playbook} is a
 * script that records what it is given; the real one is run by {@code AnsibleST}.
 */
class SshOperationRunnerTest {
  private static final CloudId CLOUD = new CloudId("site");

  private final InfrastructureId id = InfrastructureId.random();
  private final MachineId name = id.machine("front", 0);
  private final MachineKeys keys = new MachineKeys(new byte[32]);

  @TempDir private Path folder;
  private FakeMachines machines;

  @BeforeEach
  void raise() {
    machines = new FakeMachines(folder);
    machines.boot(
        "127.0.0.1",
        keys.privateHostKey(id, name),
        MachineKeys.USER,
        keys.login(id).orElseThrow().privateKey());
  }

  @AfterEach
  void lower() {
    machines.close();
  }

  private OperationRunner runner(Optional<Ansible> ansible) {
    return new SshOperationRunner(
        keys,
        new SshOperationRunner.Means(
            new RemoteStep(
                new SshShell(), folder.resolve("machine").toString(), Duration.ofMinutes(1)),
            new RemoteStep(
                new LocalShell(folder.resolve("here")),
                folder.resolve("here").toString(),
                Duration.ofMinutes(1)),
            machines.port()),
        ansible,
        CLOUD::equals,
        MoreExecutors.newDirectExecutorService());
  }

  private Machine machine() {
    return new Machine(
        name,
        id,
        new Region("here"),
        new MachineSize(
            "small",
            1,
            Quantity.parse("1Gi"),
            Quantity.ZERO,
            0,
            BigDecimal.ZERO,
            MachineSize.Pricing.LISTED),
        MachineState.RUNNING,
        Optional.of("127.0.0.1"),
        Optional.empty(),
        Instant.EPOCH,
        "");
  }

  private OperationCall bash(String operation, String text, Map<String, Object> inputs) {
    return new OperationCall(operation, ArtifactKind.BASH, text, List.of(), new TreeMap<>(inputs));
  }

  private ConfigureResult end(OperationRunner runner, OperationCall... calls) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> runner.run(machine(), Optional.empty(), List.of(calls)),
            result -> !(result instanceof ConfigureResult.InProgress));
  }

  @Test
  void scriptsRunOneAfterTheOtherWithTheirInputsAsVariables() throws IOException {
    Path told = folder.resolve("told");
    String text = "echo \"$greeting|$list\" >>" + told;
    ConfigureResult result =
        end(
            runner(Optional.empty()),
            bash(
                "web.Standard.create",
                text,
                Map.of("greeting", "it's $HOME", "list", List.of(1, 2))),
            bash("web.Standard.start", text, Map.of("greeting", "two\nlines", "list", true)));
    assertThat(result).isEqualTo(new ConfigureResult.Configured(name.value()));
    assertThat(told).hasContent("it's $HOME|[1,2]\ntwo\nlines|true");
  }

  @Test
  void whatWasRunIsNotRunAgainUnlessItsInputsChange() throws IOException {
    Path told = folder.resolve("told");
    String text = "echo once >>" + told;
    OperationCall call = bash("web.Standard.create", text, Map.of("a", 1));
    end(runner(Optional.empty()), call);
    end(runner(Optional.empty()), call);
    assertThat(told).hasContent("once");
    end(runner(Optional.empty()), bash("web.Standard.create", text, Map.of("a", 2)));
    assertThat(told).hasContent("once\nonce");
  }

  @Test
  void aFailureIsTheEndOfTheLogAndNothingAfterItIsRun() {
    Path after = folder.resolve("after");
    ConfigureResult result =
        end(
            runner(Optional.empty()),
            bash("web.Standard.create", "echo no such package; exit 7", Map.of()),
            bash("web.Standard.start", "touch " + after, Map.of()));
    assertThat(result)
        .isInstanceOfSatisfying(
            ConfigureResult.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("web.Standard.create ended with 7", "no such package"));
    assertThat(after).doesNotExist();
  }

  @Test
  void aPlaybookIsGivenTheMachineItsPinnedKeyAndTheInputs() throws IOException {
    Path seen = folder.resolve("seen");
    Path command = recording(seen);
    OperationCall call =
        new OperationCall(
            "web.Standard.configure",
            ArtifactKind.PLAYBOOK,
            "- hosts: localhost\n",
            List.of(),
            new TreeMap<>(Map.of("port", 80)));
    Ansible ansible = new Ansible(command.toString(), folder.resolve("here"));
    assertThat(end(runner(Optional.of(ansible)), call))
        .isEqualTo(new ConfigureResult.Configured(name.value()));
    assertThat(Files.readString(seen))
        .contains("-i inventory.yml -e @inputs.json playbook.yml")
        .contains("ansible_host: \"127.0.0.1\"", "{\"port\":80}")
        .contains("[127.0.0.1]:%d %s".formatted(machines.port(), keys.hostKey(id, name)))
        .contains("- hosts: localhost", "ANSIBLE_HOST_KEY_CHECKING=True")
        .doesNotContain("MAVEN", "JAVA_HOME", "LEVANTE");
    try (var left = Files.walk(folder.resolve("here"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).doesNotContain("key", "script");
    }
  }

  /** A command that writes what it is given to a file. */
  private Path recording(Path seen) throws IOException {
    Path command = folder.resolve("ansible-playbook");
    Files.writeString(
        command,
        """
        #!/bin/sh
        { echo "$@"; cat inventory.yml inputs.json known_hosts playbook.yml; env; } >%s
        ls -l key
        """
            .formatted(seen));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return command;
  }

  @Test
  void itRunsOnRealMachinesOnlyAndPlaybooksWhereThereIsAnsible() {
    assertThat(runner(Optional.empty()).kinds(new CloudId("sandbox"))).isEmpty();
    assertThat(runner(Optional.empty()).kinds(CLOUD))
        .containsExactlyInAnyOrder(ArtifactKind.BASH, ArtifactKind.PYTHON);
    assertThat(runner(Optional.of(new Ansible("ansible-playbook", folder))).kinds(CLOUD))
        .contains(ArtifactKind.PLAYBOOK);
  }
}
