package levante.provisioner.adapter.inventory;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;

/**
 * A machine as its inventory describes it.
 *
 * @param bastion what it is reached through
 * @param privateAddress how the inventory's other machines reach it
 * @param image what is installed on it
 * @param given all that was said of it, from which it can be read again
 */
record InventoryMachine(
    String name,
    Door door,
    Optional<Door> bastion,
    String privateAddress,
    Region zone,
    MachineSize size,
    Image image,
    SortedMap<String, String> given) {
  /**
   * Where somebody signs in by SSH.
   *
   * @param hostKey as in a line of known_hosts; empty to trust the first one that is shown
   */
  record Door(String address, int port, String user, Optional<String> hostKey) {
    Door {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(hostKey, "hostKey");
    }

    String endpoint() {
      return address + ":" + port;
    }
  }

  InventoryMachine {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(door, "door");
    Objects.requireNonNull(bastion, "bastion");
    Objects.requireNonNull(privateAddress, "privateAddress");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(image, "image");
    given = new TreeMap<>(given);
  }

  /** What tells the machine from all others, whosever inventory it is in. */
  String endpoint() {
    return bastion.map(one -> one.endpoint() + " ").orElse("") + door.endpoint();
  }

  String architecture() {
    return image.architecture().orElseThrow();
  }
}
