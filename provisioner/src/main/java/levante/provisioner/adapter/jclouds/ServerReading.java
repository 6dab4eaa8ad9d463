package levante.provisioner.adapter.jclouds;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import org.jclouds.openstack.nova.v2_0.domain.Address;
import org.jclouds.openstack.nova.v2_0.domain.Server;
import org.jclouds.openstack.nova.v2_0.domain.ServerExtendedStatus;

/**
 * Reads Nova's servers as machines.
 *
 * @param publicAddresses floating IPs by machine name
 */
record ServerReading(Region region, Sizes sizes, Map<String, String> publicAddresses) {
  /** The machine that a server is, if it carries Levante's marks. */
  Optional<Machine> machine(Server server) {
    return Marks.read(server.getMetadata())
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
                                sizes.of(server.getFlavor().getId()),
                                state(server),
                                privateAddress(server),
                                Optional.ofNullable(publicAddresses.get(id.value())),
                                server.getCreated().toInstant(),
                                "")));
  }

  /** The first address that is no floating IP; Nova lists those among a port's addresses too. */
  private Optional<String> privateAddress(Server server) {
    return server.getAddresses().values().stream()
        .filter(address -> address.getVersion() == 4)
        .map(Address::getAddr)
        .filter(address -> !publicAddresses.containsValue(address))
        .findFirst();
  }

  /** Nova says SHUTOFF or ACTIVE until the order that is under way has been carried out. */
  static MachineState state(Server server) {
    String task =
        server.getExtendedStatus().toJavaUtil().map(ServerExtendedStatus::getTaskState).orElse("");
    return switch (task) {
      case "deleting", "soft-deleting" -> MachineState.DELETING;
      case "powering-on", "powering-off" -> MachineState.PENDING;
      default -> settled(server.getStatus());
    };
  }

  private static MachineState settled(Server.Status status) {
    return switch (status) {
      case ACTIVE, REBOOT, HARD_REBOOT, PASSWORD, RESIZE, VERIFY_RESIZE, REVERT_RESIZE, MIGRATING ->
          MachineState.RUNNING;
      case SHUTOFF, SUSPENDED, PAUSED, SHELVED, SHELVED_OFFLOADED, RESCUE, STOPPED ->
          MachineState.STOPPED;
      case ERROR -> MachineState.FAILED;
      case DELETED, SOFT_DELETED -> MachineState.DELETING;
      default -> MachineState.PENDING;
    };
  }

  /** What Nova says of an image; its properties are Glance's. */
  static Image image(org.jclouds.openstack.nova.v2_0.domain.Image image) {
    return new Image(
        image.getId(),
        image.getName(),
        property(image, "os_distro"),
        property(image, "os_version"),
        property(image, "hw_architecture").or(() -> property(image, "architecture")));
  }

  private static Optional<String> property(
      org.jclouds.openstack.nova.v2_0.domain.Image image, String key) {
    return Optional.ofNullable(image.getMetadata().get(key))
        .filter(text -> !text.isBlank())
        .map(text -> text.toLowerCase(Locale.ROOT));
  }
}
