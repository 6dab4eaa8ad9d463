package levante.provisioner.adapter.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryReaderTest {
  private static final String DOCUMENT =
      """
      user: pi
      architecture: arm64
      machines:
        - { name: board, address: 192.168.10.11, cpus: 4, memory: 8 GiB, disk: 64 GB }
        - name: gpu
          address: gpu.example.org
          private_address: 10.0.0.5
          port: 2222
          user: ops
          host_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIabc somebody@somewhere
          bastion: { address: 198.51.100.7, user: jump }
          zone: rack
          cpus: 32
          memory: 128Gi
          gpus: 2
          architecture: amd64
          type: gpu-server
          eur_per_hour: 0.90
      """;

  @Test
  void aMachineHasWhatIsSaidOfItAndElseWhatIsSaidOfAll() {
    InventoryMachine board = InventoryReader.read(DOCUMENT).machines().get(0);
    assertThat(board.door().user()).isEqualTo("pi");
    assertThat(board.door().port()).isEqualTo(22);
    assertThat(board.architecture()).isEqualTo("aarch64");
    assertThat(board.privateAddress()).isEqualTo("192.168.10.11");
    assertThat(board.size().memory()).isEqualTo(Quantity.parse("8Gi"));
    assertThat(board.size().disk()).isEqualTo(Quantity.parse("64G"));
    assertThat(board.size().pricing()).isEqualTo(Pricing.UNKNOWN);
    assertThat(board.size().name()).isEqualTo("aarch64-4cpu-8Gi-59Gi");
    InventoryMachine gpu = InventoryReader.read(DOCUMENT).machines().get(1);
    assertThat(gpu.door().hostKey()).contains("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIabc");
    assertThat(gpu.bastion().orElseThrow().user()).isEqualTo("jump");
    assertThat(gpu.endpoint()).isEqualTo("198.51.100.7:22 gpu.example.org:2222");
    assertThat(gpu.zone()).hasToString("rack");
    assertThat(gpu.size().name()).isEqualTo("gpu-server");
    assertThat(gpu.size().eurPerHour()).isEqualByComparingTo("0.90");
  }

  @Test
  void whatIsKeptOfAMachineIsReadAsTheSameMachine() {
    for (InventoryMachine machine : InventoryReader.read(DOCUMENT).machines()) {
      assertThat(InventoryReader.readAgain(InventoryReader.written(machine))).isEqualTo(machine);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|no machines",
        "a: b|under 'machines'",
        "[{address: 1.2.3.4}]|has no 'name'",
        "[{name: a, user: u, address: 1.2.3.4, memory: 1Gi}]|has no 'cpus'",
        "[{name: a, user: u, address: 1.2.3.4, cpus: 0, memory: 1Gi}]|has 0 cpus",
        "[{name: a, user: u, address: 1.2.3.4, cpus: 1, memory: lots}]|'memory' that is no",
        "[{name: a, user: u, address: 1.2.3.4, cpus: 1, memory: 1Gi, gpu: 1}]|has the key 'gpu'",
        "[{name: a, user: u, address: '-oProxy=x', cpus: 1, memory: 1Gi}]|cannot be one",
        "[{name: a, user: u, address: 1.2.3.4, cpus: 1, memory: 1Gi, host_key: x}]|host_key",
        "[{name: a, user: u, address: 1.2.3.4, cpus: 1, memory: 1Gi}, {name: b, user: u, address: 1.2.3.4, cpus: 1, memory: 1Gi}]|'b' is in it twice",
        "[{name: a, user: u, address: 1.2.3.4, cpus: 1, memory: 1Gi, type: t}, {name: b, user: u, address: 1.2.3.5, cpus: 2, memory: 1Gi, type: t}]|type 't' differ",
        "machines: [{|no YAML",
      })
  void whatIsWrongIsSaidWithTheMachinesName(String yaml, String sentence) {
    assertThatThrownBy(() -> InventoryReader.read(yaml)).hasMessageContaining(sentence);
  }

  @TempDir private Path folder;

  @Test
  void anInventoryOfTheOperatorsIsNamedByAnyUserWithoutItsKey() throws IOException {
    Path file = folder.resolve("edge.yaml");
    Files.writeString(file, "private_key_file: key\n" + DOCUMENT);
    Files.writeString(folder.resolve("key"), Boards.someKey().privateKey().reveal());
    Inventories inventories =
        new Inventories(
            new Inventories.Ground(
                Databases.fresh(), "levante", Runnable::run, new SettableClock()),
            List.of(file),
            new Networks(List.of()));
    CloudProvider edge = open(inventories, "edge");
    assertThat(edge.id()).hasToString("edge");
    assertThat(edge.regions()).hasToString("[default, rack]");
    assertThatThrownBy(() -> open(inventories, "other")).hasMessageContaining("'other'");
  }

  private static CloudProvider open(Inventories inventories, String name) {
    return inventories
        .inFrontOf(
            others -> {
              throw new AssertionError("no other cloud was asked for");
            })
        .open(List.of(CloudCredential.of(Map.of("type", "Inventory", "inventory", name))));
  }

  @Test
  void anInventoryThatCannotBeReadStopsTheStartAndIsNamed() throws IOException {
    Path file = folder.resolve("edge.yaml");
    Files.writeString(file, DOCUMENT);
    assertThatThrownBy(
            () ->
                new Inventories(
                    new Inventories.Ground(
                        Databases.fresh(), "levante", Runnable::run, new SettableClock()),
                    List.of(file),
                    new Networks(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edge.yaml");
  }

  @Test
  void rangesOfAddressesAreHeldBitByBit() {
    Inventory at =
        InventoryReader.read("[{name: a, user: u, address: 10.1.2.3, cpus: 1, memory: 1Gi}]");
    assertThat(new Networks(List.of("10.1.2.0/30")).admitted(at)).isEqualTo(at);
    assertThatThrownBy(() -> new Networks(List.of("10.1.2.4/30", "::/0")).admitted(at))
        .hasMessageContaining("10.1.2.3");
    assertThatThrownBy(() -> new Networks(List.of("10.0.0.0/33")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
