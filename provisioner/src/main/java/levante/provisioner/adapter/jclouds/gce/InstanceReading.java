package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;

/** Reads Compute Engine's instances as machines. */
record InstanceReading(Region region, MachineTypes types) {
  /** The marks in the labels of a thing, if they are ours. */
  static Optional<Marks> marks(JsonNode thing) {
    Map<String, String> labels = new HashMap<>();
    thing
        .path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return Marks.read(labels);
  }

  /** The machine that an instance is, if it carries Levante's marks. */
  Optional<Machine> machine(JsonNode instance) {
    JsonNode card = instance.path("networkInterfaces").path(0);
    return marks(instance)
        .flatMap(
            marks ->
                marks
                    .machine()
                    .map(
                        id ->
                            new Machine(
                                id,
                                marks.infrastructure(),
                                region,
                                types.of(GceSession.last(instance.path("machineType"))),
                                state(instance),
                                text(card.path("networkIP")),
                                text(card.path("accessConfigs").path(0).path("natIP")),
                                launchedAt(instance),
                                "")));
  }

  private static Instant launchedAt(JsonNode instance) {
    return OffsetDateTime.parse(instance.path("creationTimestamp").asText()).toInstant();
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.of(value.asText()).filter(text -> !text.isEmpty());
  }

  /** Whether one that is STOPPING will be there afterwards, Google does not say. */
  static MachineState state(JsonNode instance) {
    return switch (instance.path("status").asText()) {
      case "RUNNING" -> MachineState.RUNNING;
      case "TERMINATED", "STOPPED", "SUSPENDED" -> MachineState.STOPPED;
      case "DEPROVISIONING" -> MachineState.DELETING;
      default -> MachineState.PENDING;
    };
  }

  /** The zone in which a thing is. */
  static String zone(JsonNode thing) {
    return GceSession.last(thing.path("zone"));
  }
}
