package levante.provisioner.adapter.jclouds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * Launches of one call in one region: flavors, images and what is there already are asked for once
 * before the first, and what came of them once after the last.
 */
final class Launches {
  private final OpenStackSession session;
  private final Region region;
  private final Sizes sizes;
  private final List<Image> images;
  private final Supplier<List<Machine>> list;
  private final Map<MachineId, Machine> before;
  private Optional<Map<MachineId, Machine>> after = Optional.empty();

  /**
   * Asks what is there.
   *
   * @param list asks the cloud for all machines of the region
   */
  Launches(
      OpenStackSession session,
      Region region,
      Sizes sizes,
      List<Image> images,
      Supplier<List<Machine>> list) {
    this.session = session;
    this.region = region;
    this.sizes = sizes;
    this.images = images;
    this.list = list;
    this.before = byName(list.get());
  }

  /** Up to the first that is refused, whatever the region. */
  static List<LaunchResult> inOrder(List<LaunchRequest> requests, Map<Region, Launches> regions) {
    List<Supplier<LaunchResult>> answers = new ArrayList<>();
    for (LaunchRequest request : requests) {
      Launches pass = regions.get(request.region());
      Optional<LaunchResult> answer =
          pass == null
              ? Optional.of(new LaunchResult.Refused("no region " + request.region()))
              : pass.make(request);
      answers.add(() -> answer.orElseGet(() -> pass.listed(request.id())));
      if (answer.filter(result -> !result.goesOn()).isPresent()) {
        break;
      }
    }
    return answers.stream().map(Supplier::get).toList();
  }

  /** Makes a machine that is missing; empty when it was made, since only a list says how it is. */
  private Optional<LaunchResult> make(LaunchRequest request) {
    Machine there = before.get(request.id());
    if (there != null) {
      return Optional.of(
          there.infrastructure().equals(request.infrastructure())
              ? new LaunchResult.Launched(there)
              : new LaunchResult.Refused(
                  "%s is a machine of another infrastructure".formatted(request.id())));
    }
    try {
      return new ServerLaunch(session, request, sizes, images).make();
    } catch (OpenStackFailure failure) {
      return Optional.of(refusal(failure));
    }
  }

  private LaunchResult refusal(OpenStackFailure failure) {
    return switch (failure.sort()) {
      case CAPACITY ->
          new LaunchResult.OutOfCapacity(region, failure.getMessage(), Optional.empty());
      case QUOTA -> new LaunchResult.QuotaExceeded(region, failure.getMessage());
      case GONE, PERMANENT -> new LaunchResult.Refused(failure.getMessage());
      default -> throw failure.coded();
    };
  }

  private LaunchResult listed(MachineId machine) {
    if (after.isEmpty()) {
      after = Optional.of(byName(list.get()));
    }
    return Optional.ofNullable(after.get().get(machine))
        .<LaunchResult>map(LaunchResult.Launched::new)
        .orElseGet(() -> new LaunchResult.Underway("it is not listed yet"));
  }

  private static Map<MachineId, Machine> byName(List<Machine> machines) {
    Map<MachineId, Machine> named = new TreeMap<>();
    machines.forEach(machine -> named.put(machine.id(), machine));
    return named;
  }
}
