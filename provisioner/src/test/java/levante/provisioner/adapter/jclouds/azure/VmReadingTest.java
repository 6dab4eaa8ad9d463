package levante.provisioner.adapter.jclouds.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure says of a machine, after its documentation. */
class VmReadingTest {
  private static final InfrastructureId OURS = InfrastructureId.random();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({
    "Creating, starting, PENDING",
    "Creating, running, PENDING",
    "Succeeded, running, RUNNING",
    "Updating, running, RUNNING",
    "Updating, deallocating, PENDING",
    "Succeeded, deallocated, STOPPED",
    "Succeeded, stopped, STOPPED",
    "Succeeded, '', PENDING",
    "Deleting, running, DELETING",
    "Failed, '', FAILED",
    "Failed, starting, FAILED",
    "Failed, running, RUNNING",
    "Failed, deallocated, STOPPED"
  })
  void aMachineIsAsItRunsUnlessItIsBeingMadeOrTakenAway(
      String provisioning, String power, MachineState state) throws IOException {
    JsonNode statuses =
        json("[{'code':'ProvisioningState/x'},{'code':'PowerState/%s'}]".formatted(power));
    assertThat(VmReading.state(provisioning, statuses)).isEqualTo(state);
  }

  private static Optional<Machine> read(String tags, String more) throws IOException {
    return VmReading.launched(
        json(
            """
            {'id':'/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/vm',
             'location':'West Europe', 'tags':{%s},
             'properties':{'provisioningState':'Failed','hardwareProfile':{'vmSize':'Standard_B1s'} %s}}
            """
                .formatted(tags, more)),
        (region, name) -> VmSizes.unknown(name));
  }

  private static String tags() {
    return "'levante-infrastructure':'%s','levante-machine':'%s'"
        .formatted(OURS, OURS.machine("worker", 3));
  }

  @Test
  void aMachineOfOursIsReadWithWhatItsCloudSaysOfIt() throws IOException {
    Machine machine =
        read(
                tags(),
                """
                ,'timeCreated':'2026-11-30T12:00:00.1234567+00:00','instanceView':{'statuses':[
                  {'code':'ProvisioningState/failed/AllocationFailed','message':'no room'}]}""")
            .orElseThrow();
    assertThat(machine.id()).isEqualTo(OURS.machine("worker", 3));
    assertThat(machine.region()).isEqualTo(new Region("westeurope"));
    assertThat(machine.size().name()).isEqualTo("Standard_B1s");
    assertThat(machine.launchedAt()).isEqualTo(Instant.parse("2026-11-30T12:00:00.123456700Z"));
    assertThat(machine.note()).isEqualTo("AllocationFailed no room");
  }

  @Test
  void aMachineWithoutOurMarksOrWithBrokenOnesIsNone() throws IOException {
    String since = ",'timeCreated':'2026-11-30T12:00:00Z'";
    assertThat(read("", since)).isEmpty();
    assertThat(read("'levante-infrastructure':'x','levante-machine':'y'", since)).isEmpty();
    assertThat(read(tags(), "")).isEmpty();
  }

  @Test
  void whoseAGroupIsTellsItsNameInWhateverCase() {
    String id =
        "/subscriptions/S/resourceGroups/%s/providers/Microsoft.Compute/disks/x"
            .formatted(Arm.group(OURS).toUpperCase(java.util.Locale.ROOT));
    assertThat(Arm.infrastructure(id)).contains(OURS);
    assertThat(Arm.infrastructure("/subscriptions/s/resourceGroups/other")).isEmpty();
  }
}
