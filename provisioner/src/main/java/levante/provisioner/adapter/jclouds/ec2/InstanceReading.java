package levante.provisioner.adapter.jclouds.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;

/** Reads EC2's instances as machines. */
record InstanceReading(Region region, InstanceTypes types) {
  /** All but {@code terminated}: what has ended stays in EC2's list for an hour. */
  static final List<String> LIVING =
      List.of("pending", "running", "stopping", "stopped", "shutting-down");

  /** The machine that an instance is, if it carries Levante's marks. */
  Optional<Machine> machine(Ec2Answer instance) {
    return Marks.read(instance.tags()).flatMap(marks -> machine(instance, marks));
  }

  /** The machine that an instance is, whose marks are known. */
  Optional<Machine> machine(Ec2Answer instance, Marks marks) {
    return marks
        .machine()
        .map(
            id ->
                new Machine(
                    id,
                    marks.infrastructure(),
                    region,
                    types.of(instance.text("instanceType")),
                    state(instance),
                    instance.given("privateIpAddress"),
                    instance.given("ipAddress"),
                    Instant.parse(instance.text("launchTime")),
                    ""));
  }

  static MachineState state(Ec2Answer instance) {
    return switch (instance.text("instanceState", "name")) {
      case "running" -> MachineState.RUNNING;
      case "stopped" -> MachineState.STOPPED;
      case "shutting-down", "terminated" -> MachineState.DELETING;
      default -> MachineState.PENDING;
    };
  }

  /** Whether there is none any more. */
  static boolean hasEnded(Ec2Answer instance) {
    return state(instance) == MachineState.DELETING;
  }
}
