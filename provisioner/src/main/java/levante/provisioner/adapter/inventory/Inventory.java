package levante.provisioner.adapter.inventory;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;

/** The machines of one account, by name: none twice, and of one type all alike. */
record Inventory(List<InventoryMachine> machines) {
  Inventory {
    machines = machines.stream().sorted(Comparator.comparing(InventoryMachine::name)).toList();
    if (machines.isEmpty()) {
      throw refused("it has no machines");
    }
    Set<String> seen = new HashSet<>();
    Map<String, MachineSize> types = new TreeMap<>();
    for (InventoryMachine machine : machines) {
      if (!seen.add("name " + machine.name()) || !seen.add(machine.endpoint())) {
        throw refused("machine '%s' is in it twice".formatted(machine.name()));
      }
      MachineSize other = types.putIfAbsent(machine.size().name(), machine.size());
      if (other != null && !other.equals(machine.size())) {
        throw refused(
            "machines of type '%s' differ in size or price; give them types of their own"
                .formatted(machine.size().name()));
      }
    }
  }

  static LevanteException refused(String why) {
    return new LevanteException(ErrorCode.INVALID_REQUEST, "an inventory of machines: " + why);
  }

  List<Region> zones() {
    return machines.stream().map(InventoryMachine::zone).distinct().sorted().toList();
  }

  List<InventoryMachine> in(Region zone) {
    return machines.stream().filter(machine -> machine.zone().equals(zone)).toList();
  }

  List<MachineSize> sizes(Region zone) {
    return in(zone).stream()
        .map(InventoryMachine::size)
        .distinct()
        .sorted(Comparator.comparing(MachineSize::name))
        .toList();
  }

  List<Image> images(Region zone) {
    return in(zone).stream()
        .map(InventoryMachine::image)
        .distinct()
        .sorted(Comparator.comparing(Image::name).thenComparing(Image::id))
        .toList();
  }
}
