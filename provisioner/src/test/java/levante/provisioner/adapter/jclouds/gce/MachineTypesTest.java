package levante.provisioner.adapter.jclouds.gce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTypesTest {
  private static ObjectNode type(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("guestCpus", 12)
        .put("memoryMb", 87040);
  }

  @Test
  void acceleratorsOfATypeAreItsGpus() {
    ObjectNode type = type("a2-highgpu-2g");
    type.putArray("accelerators")
        .addObject()
        .put("guestAcceleratorCount", 2)
        .put("guestAcceleratorType", "nvidia-tesla-a100");
    MachineSize size = MachineTypes.size(type);
    assertThat(size.gpus()).isEqualTo(2);
    assertThat(size.cpus()).isEqualTo(12);
    assertThat(size.memory()).isEqualTo(Quantity.ofMebibytes(87040));
    assertThat(size.pricing()).isEqualTo(MachineSize.Pricing.UNKNOWN);
  }

  @Test
  void whatALaunchCannotJustAskForIsNotOffered() {
    assertThat(MachineTypes.isOffered(type("e2-medium"), "x86_64")).isTrue();
    assertThat(MachineTypes.isOffered(type("e2-medium"), "aarch64")).isFalse();
    assertThat(
            MachineTypes.isOffered(type("t2a-standard-1").put("architecture", "ARM64"), "aarch64"))
        .isTrue();
    assertThat(MachineTypes.isOffered(type("c3-standard-192-metal"), "x86_64")).isFalse();
    assertThat(MachineTypes.isOffered(type("ct5lp-hightpu-1t"), "x86_64")).isFalse();
    ObjectNode old = type("n1-old-1");
    old.putObject("deprecated").put("state", "OBSOLETE");
    assertThat(MachineTypes.isOffered(old, "x86_64")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "e2-medium, pd-balanced",
    "n1-standard-1, pd-balanced",
    "n2d-standard-4, pd-balanced",
    "c3-standard-4, pd-balanced",
    "g2-standard-4, pd-balanced",
    "f1-micro, pd-balanced",
    "c4-standard-2, hyperdisk-balanced",
    "c4a-standard-1, hyperdisk-balanced",
    "n4-standard-2, hyperdisk-balanced",
    "x4-480-6t-metal, hyperdisk-balanced"
  })
  void disksAreOfTheKindThatTheSeriesTakes(String type, String disks) {
    assertThat(MachineTypes.diskType(type)).isEqualTo(disks);
  }
}
