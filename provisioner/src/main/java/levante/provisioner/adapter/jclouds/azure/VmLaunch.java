package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import levante.provisioner.adapter.jclouds.azure.Arm.Kind;
import levante.provisioner.adapter.jclouds.azure.VmImages.VmImage;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * Launches machines in one region, with what they need. Everything has a name that follows from the
 * machine's, and is looked for by it: a launch that broke off anywhere is carried on by the next
 * one.
 */
final class VmLaunch {
  private final AzureSession session;
  private final Region region;
  private final VmSizes sizes;
  private final VmImages images;
  private final Map<MachineId, Machine> there;
  private final Networking networking;
  private final Map<VmImage, Optional<Map<String, String>>> plans = new HashMap<>();

  /**
   * Makes nothing yet.
   *
   * @param there all machines of the subscription
   */
  VmLaunch(
      AzureSession session,
      Region region,
      VmSizes sizes,
      VmImages images,
      Map<MachineId, Machine> there) {
    this.session = session;
    this.region = region;
    this.sizes = sizes;
    this.images = images;
    this.there = there;
    this.networking = new Networking(session, region);
  }

  LaunchResult launch(LaunchRequest request) {
    Machine old = there.get(request.id());
    if (old != null) {
      return old.infrastructure().equals(request.infrastructure())
          ? new LaunchResult.Launched(old)
          : new LaunchResult.Refused(
              "%s is a machine of another infrastructure".formatted(request.id()));
    }
    try {
      return images
          .bestOf(request.details().image())
          .filter(image -> sizes.has(request.size()))
          .map(image -> made(request, image))
          .orElseGet(() -> missing(request));
    } catch (AzureFailure failure) {
      return answer(request, failure);
    }
  }

  private LaunchResult missing(LaunchRequest request) {
    String what =
        sizes.has(request.size())
            ? "image " + request.details().image()
            : "size " + request.size().name();
    return new LaunchResult.Refused("no %s in %s".formatted(what, region));
  }

  /** The one that Azure does not list yet stays as it is, and is no failure. */
  private LaunchResult made(LaunchRequest request, VmImage image) {
    Optional<Map<String, String>> plan =
        plans.computeIfAbsent(image, one -> VmImages.plan(session, region, one));
    String networkInterface = networking.interfaceOf(request);
    String path = Arm.path(Arm.group(request.infrastructure()), Kind.MACHINE, request.id().value());
    BiFunction<Region, String, MachineSize> known = (place, name) -> sizes.of(name);
    JsonNode vm =
        session.make(
            Arm.versioned(path, Kind.MACHINE.version()),
            VmBody.of(request, image, plan, networkInterface));
    return VmReading.launched(vm, known)
        .<LaunchResult>map(LaunchResult.Launched::new)
        .orElseGet(() -> new LaunchResult.Underway("it is not listed yet"));
  }

  private LaunchResult answer(LaunchRequest request, AzureFailure failure) {
    return switch (failure.sort()) {
      case CAPACITY -> {
        networking.giveUp(request);
        yield new LaunchResult.OutOfCapacity(region, failure.getMessage(), Optional.empty());
      }
      case QUOTA -> new LaunchResult.QuotaExceeded(region, failure.getMessage());
      case PERMANENT -> new LaunchResult.Refused(failure.getMessage());
      case BUSY -> new LaunchResult.Underway(failure.getMessage());
      case GONE ->
          failure.isAboutWhatWasMade()
              ? new LaunchResult.Underway(failure.getMessage())
              : new LaunchResult.Refused(failure.getMessage());
      default -> throw failure.coded();
    };
  }
}
