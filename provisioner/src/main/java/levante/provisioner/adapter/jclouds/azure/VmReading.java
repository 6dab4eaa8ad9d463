package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.azure.Arm.Kind;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * Reads the subscription's machines: what Azure was asked for, how they run, and their addresses
 * are four lists, which are put together by ids.
 */
final class VmReading {
  /** A machine of ours as Azure has it. */
  record Vm(String id, Machine machine) {
    MachineId name() {
      return machine.id();
    }

    /** Where it is spoken of. */
    String path(AzureSession session) {
      return path(session, "");
    }

    /** Where that is done to it. */
    String path(AzureSession session, String action) {
      return Arm.versioned(id.substring(session.id("").length()) + action, Kind.MACHINE.version());
    }
  }

  private static final String POWER = "PowerState/";
  private static final int LONGEST_NOTE = 200;

  private final BiFunction<Region, String, MachineSize> sizes;
  private final Map<String, JsonNode> interfaces;
  private final Map<String, JsonNode> addresses;

  private VmReading(
      BiFunction<Region, String, MachineSize> sizes,
      Map<String, JsonNode> interfaces,
      Map<String, JsonNode> addresses) {
    this.sizes = sizes;
    this.interfaces = interfaces;
    this.addresses = addresses;
  }

  /** All of ours, in whatever region: four calls, for each page of each list. */
  static Stream<Vm> all(AzureSession session, BiFunction<Region, String, MachineSize> sizes) {
    List<JsonNode> vms =
        session.list(Arm.all(Kind.MACHINE)).stream()
            .filter(vm -> Arm.marks(vm).flatMap(Marks::machine).isPresent())
            .toList();
    Map<String, JsonNode> views =
        byId(session.list(Arm.with(Arm.all(Kind.MACHINE), "statusOnly", "true")));
    VmReading reading =
        new VmReading(
            sizes,
            byId(session.list(Arm.all(Kind.INTERFACE))),
            byId(session.list(Arm.all(Kind.ADDRESS))));
    return vms.stream()
        .flatMap(
            vm ->
                reading
                    .machine(vm, views.getOrDefault(Arm.id(vm), vm))
                    .map(machine -> new Vm(Arm.id(vm), machine))
                    .stream());
  }

  /** One whose launch was just answered, before it has an address. */
  static Optional<Machine> launched(JsonNode vm, BiFunction<Region, String, MachineSize> sizes) {
    return new VmReading(sizes, Map.of(), Map.of()).machine(vm, vm);
  }

  private static Map<String, JsonNode> byId(List<JsonNode> things) {
    Map<String, JsonNode> byId = new HashMap<>();
    things.forEach(thing -> byId.put(Arm.id(thing), thing));
    return byId;
  }

  /** Empty as well while Azure does not say since when it has one. */
  private Optional<Machine> machine(JsonNode vm, JsonNode view) {
    Region region = Arm.region(vm);
    JsonNode statuses = view.at("/properties/instanceView/statuses");
    Optional<JsonNode> place = place(vm);
    return Arm.marks(vm)
        .flatMap(
            marks ->
                marks
                    .machine()
                    .flatMap(
                        id ->
                            created(vm)
                                .map(
                                    since ->
                                        new Machine(
                                            id,
                                            marks.infrastructure(),
                                            region,
                                            sizes.apply(
                                                region,
                                                vm.at("/properties/hardwareProfile/vmSize")
                                                    .asText()),
                                            state(Arm.provisioning(vm), statuses),
                                            place.flatMap(
                                                one -> given(one, "/properties/privateIPAddress")),
                                            place.flatMap(this::publicAddress),
                                            since,
                                            note(Arm.provisioning(vm), statuses)))));
  }

  private static Optional<Instant> created(JsonNode vm) {
    try {
      return given(vm, "/properties/timeCreated")
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Where the machine is in its network. */
  private Optional<JsonNode> place(JsonNode vm) {
    String id = vm.at("/properties/networkProfile/networkInterfaces/0/id").asText();
    return Optional.ofNullable(interfaces.get(Arm.comparable(id)))
        .map(one -> one.at("/properties/ipConfigurations/0"));
  }

  private Optional<String> publicAddress(JsonNode place) {
    String id = place.at("/properties/publicIPAddress/id").asText();
    return Optional.ofNullable(addresses.get(Arm.comparable(id)))
        .flatMap(one -> given(one, "/properties/ipAddress"));
  }

  private static Optional<String> given(JsonNode node, String pointer) {
    return Optional.of(node.at(pointer).asText("")).filter(text -> !text.isEmpty());
  }

  /**
   * What was asked last may have failed while the machine runs on, or while it is stopped and keeps
   * its disk: that is no machine to be replaced.
   */
  static MachineState state(String provisioning, JsonNode statuses) {
    String power = power(statuses);
    return switch (provisioning) {
      case "Deleting", "Deleted" -> MachineState.DELETING;
      case "Creating", "Accepted" -> MachineState.PENDING;
      case "Failed", "Canceled" ->
          power.equals("running") || power.equals("deallocated")
              ? running(power)
              : MachineState.FAILED;
      default -> running(power);
    };
  }

  private static MachineState running(String power) {
    return switch (power) {
      case "running" -> MachineState.RUNNING;
      case "stopped", "deallocated" -> MachineState.STOPPED;
      default -> MachineState.PENDING;
    };
  }

  private static String power(JsonNode statuses) {
    for (JsonNode status : statuses) {
      String code = status.path("code").asText();
      if (code.startsWith(POWER)) {
        return code.substring(POWER.length());
      }
    }
    return "";
  }

  /** Why the last thing that was asked has failed, in Azure's words. */
  private static String note(String provisioning, JsonNode statuses) {
    if (!provisioning.equals("Failed")) {
      return "";
    }
    for (JsonNode status : statuses) {
      String code = status.path("code").asText();
      if (code.startsWith("ProvisioningState/failed")) {
        String note = (Arm.lastPart(code) + " " + status.path("message").asText()).strip();
        return note.substring(0, Math.min(LONGEST_NOTE, note.length()));
      }
    }
    return "what was asked of it last has failed";
  }
}
