package levante.provisioner.adapter.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineNeeds;
import levante.provisioner.cloud.MachineSize;

/**
 * Which machines of a zone would do for a request, and why the others would not. Pure.
 *
 * @param taken where the machines are that somebody has
 * @param troubles what went wrong lately, by where it did
 */
record Choice(List<InventoryMachine> machines, Set<String> taken, Map<String, String> troubles) {
  Choice {
    machines = List.copyOf(machines);
    taken = Set.copyOf(taken);
    troubles = new TreeMap<>(troubles);
  }

  /**
   * The free ones that would do: none of ill repute first, of just that size first, cheap first.
   */
  List<InventoryMachine> candidates(LaunchRequest request) {
    return fitting(request)
        .filter(machine -> !taken.contains(machine.endpoint()))
        .sorted(
            Comparator.comparing((InventoryMachine one) -> troubles.containsKey(one.endpoint()))
                .thenComparing(one -> !one.size().equals(request.size()))
                .thenComparing(one -> one.size().pricing())
                .thenComparing(one -> one.size().eurPerHour())
                .thenComparing(one -> one.size().cpus())
                .thenComparing(one -> one.size().memory())
                .thenComparing(InventoryMachine::name))
        .toList();
  }

  /** Whether any would do, taken or not. */
  boolean isPossible(LaunchRequest request) {
    return fitting(request).findAny().isPresent();
  }

  private Stream<InventoryMachine> fitting(LaunchRequest request) {
    return machines.stream().filter(machine -> unmet(machine, request).isEmpty());
  }

  /** Why none is to be had. */
  String sentence(LaunchRequest request) {
    long fit = fitting(request).count();
    String others =
        machines.stream()
            .flatMap(
                machine -> unmet(machine, request).map(why -> machine.name() + " " + why).stream())
            .collect(Collectors.joining("; "));
    return "of the %d machines of zone %s %d would do%s%s"
        .formatted(
            machines.size(),
            request.region(),
            fit,
            fit == 0 ? "" : fit == 1 ? " and is taken" : " and are taken",
            others.isEmpty() ? "" : "; " + others);
  }

  private static Optional<String> unmet(InventoryMachine machine, LaunchRequest request) {
    return size(machine.size(), request)
        .or(() -> image(machine.image(), request.details().image()))
        .or(() -> addressing(machine, request.addressing()));
  }

  private static Optional<String> size(MachineSize has, LaunchRequest request) {
    return request
        .details()
        .needs()
        .map(needs -> size(has, needs))
        .orElseGet(() -> differs("is of type", has.name(), request.size().name()));
  }

  private static Optional<String> size(MachineSize has, MachineNeeds needs) {
    if (has.cpus() < needs.cpus()) {
      return Optional.of("has %d cpus, not %d".formatted(has.cpus(), needs.cpus()));
    }
    if (!has.memory().covers(needs.memory())) {
      return Optional.of("has %s of memory, not %s".formatted(has.memory(), needs.memory()));
    }
    if (!has.disk().covers(needs.disk())) {
      return Optional.of("has %s of disk, not %s".formatted(has.disk(), needs.disk()));
    }
    if (has.gpus() < needs.gpus()) {
      return Optional.of("has %d gpus, not %d".formatted(has.gpus(), needs.gpus()));
    }
    return needs.instanceType().flatMap(type -> differs("is of type", has.name(), type));
  }

  private static Optional<String> image(Image has, Image.Needs asked) {
    Image.Needs needs =
        new Image.Needs(
            asked.image(),
            asked.distribution(),
            asked.version(),
            asked.architecture().map(MachineFields::architecture));
    return needs.areMetBy(has)
        ? Optional.empty()
        : Optional.of("has %s installed, not %s".formatted(has.id(), needs));
  }

  private static Optional<String> addressing(InventoryMachine machine, Addressing wanted) {
    return wanted == Addressing.PUBLIC && machine.bastion().isPresent()
        ? Optional.of("is behind a bastion, and a public address is asked for")
        : Optional.empty();
  }

  private static Optional<String> differs(String what, String has, String wanted) {
    return has.equals(wanted)
        ? Optional.empty()
        : Optional.of("%s %s, not %s".formatted(what, has, wanted));
  }
}
