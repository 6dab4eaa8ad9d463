package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.jclouds.azure.Arm.Kind;
import levante.provisioner.adapter.jclouds.azure.VmReading.Vm;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
import levante.provisioner.adapter.jclouds.http.Kept;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Quota.Limit;
import levante.provisioner.cloud.Quota.Resource;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * One subscription at Microsoft Azure. Keeps nothing but sizes and images for a while: what there
 * is, is read off Azure's own lists at each call, which are of all regions.
 */
final class AzureCloudProvider implements CloudProvider {
  private static final Duration SIZES_KEPT = Duration.ofMinutes(10);

  /** Images take some thirty calls a region, and are published every few weeks. */
  private static final Duration IMAGES_KEPT = Duration.ofHours(1);

  private final AzureAccount account;
  private final AzureSession session;
  private final Map<Region, Kept<VmSizes>> sizes = new TreeMap<>();
  private final Map<Region, Kept<VmImages>> images = new TreeMap<>();

  AzureCloudProvider(AzureAccount account, Prices prices, Clock clock) {
    this.account = account;
    this.session = new AzureSession(account, clock);
    for (Region region : account.regions()) {
      sizes.put(
          region,
          new Kept<>(
              clock,
              SIZES_KEPT,
              () ->
                  VmSizes.sold(
                      session,
                      region,
                      account.architecture(),
                      size -> prices.of(account.id(), region, size))));
      images.put(
          region,
          new Kept<>(
              clock, IMAGES_KEPT, () -> VmImages.offered(session, region, account.architecture())));
    }
  }

  @Override
  public CloudId id() {
    return account.id();
  }

  @Override
  public List<Region> regions() {
    return account.regions();
  }

  private <T> T of(Map<Region, Kept<T>> kept, Region region) {
    if (!kept.containsKey(region)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "cloud %s has no region %s".formatted(id(), region));
    }
    return kept.get(region).get();
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    return of(sizes, region).all();
  }

  @Override
  public List<Image> images(Region region) {
    return of(images, region).images();
  }

  /** As Azure counts, others' use included; it takes some minutes to count what is new. */
  @Override
  public Quota quota(Region region) {
    of(sizes, region);
    Map<String, JsonNode> used = new HashMap<>();
    for (Kind kind : List.of(Kind.MACHINE, Kind.NETWORK)) {
      String provider = kind.type().substring(0, kind.type().indexOf('/'));
      session
          .list(
              Arm.versioned(
                  "/providers/%s/locations/%s/usages".formatted(provider, region), kind.version()))
          .forEach(usage -> used.put(usage.at("/name/value").asText(), usage));
    }
    return new Quota(
        Stream.of(
                limit(Resource.MACHINES, used.get("virtualMachines")),
                limit(Resource.CPUS, used.get("cores")),
                limit(
                    Resource.FLOATING_IPS,
                    used.getOrDefault(
                        "IPv4StandardSkuPublicIpAddresses",
                        used.get("StandardSkuPublicIpAddresses"))),
                limit(Resource.SECURITY_GROUPS, used.get("NetworkSecurityGroups")))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Limit> limit(Resource resource, JsonNode usage) {
    return Optional.ofNullable(usage)
        .map(
            one ->
                new Limit(
                    resource,
                    one.path("currentValue").asLong(),
                    one.path("limit").asLong() < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(one.path("limit").asLong())));
  }

  private List<Vm> machines() {
    return VmReading.all(session, this::size).sorted(Comparator.comparing(Vm::name)).toList();
  }

  /** Of a region that the line names no more, sizes are known by their names only. */
  private MachineSize size(Region region, String name) {
    return sizes.containsKey(region) ? of(sizes, region).of(name) : VmSizes.unknown(name);
  }

  /** Four calls, for each page of each list. */
  @Override
  public List<Machine> listAll() {
    return machines().stream().map(Vm::machine).toList();
  }

  /** Five calls, for each page of each list. */
  @Override
  public List<CloudObject> objects() {
    return new Belongings(session).objects().sorted().toList();
  }

  @Override
  public void remove(CloudObject object) {
    CloudFailure.tolerantly(() -> new Belongings(session).remove(object));
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    return launch(List.of(request)).get(0);
  }

  /** One list of what is there for all of them. */
  @Override
  public synchronized List<LaunchResult> launch(List<LaunchRequest> requests) {
    Map<MachineId, Machine> there = new TreeMap<>();
    machines().forEach(vm -> there.put(vm.name(), vm.machine()));
    Map<Region, VmLaunch> launches = new HashMap<>();
    List<LaunchResult> results = new ArrayList<>();
    for (LaunchRequest request : requests) {
      Region region = request.region();
      results.add(
          sizes.containsKey(region)
              ? launches
                  .computeIfAbsent(
                      region,
                      own -> new VmLaunch(session, own, of(sizes, own), of(images, own), there))
                  .launch(request)
              : new LaunchResult.Refused("no region " + region));
      if (!results.get(results.size() - 1).goesOn()) {
        break;
      }
    }
    return results;
  }

  @Override
  public void terminate(MachineId machine) {
    terminate(List.of(machine)).values().stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /** One list of what is there for all of them. */
  @Override
  public Map<MachineId, LevanteException> terminate(List<MachineId> machines) {
    Map<MachineId, LevanteException> refused = new TreeMap<>();
    for (Vm vm : machines()) {
      if (machines.contains(vm.name()) && vm.machine().state() != MachineState.DELETING) {
        try {
          CloudFailure.tolerantly(() -> session.delete(vm.path(session)));
        } catch (LevanteException failure) {
          refused.put(vm.name(), failure);
        }
      }
    }
    return refused;
  }

  /** Deallocated, so that it costs no more than its disks and its address. */
  @Override
  public void stop(MachineId machine) {
    act(machine, MachineState.RUNNING, "/deallocate");
  }

  @Override
  public void start(MachineId machine) {
    act(machine, MachineState.STOPPED, "/start");
  }

  @Override
  public void reboot(MachineId machine) {
    act(machine, MachineState.RUNNING, "/restart");
  }

  private void act(MachineId machine, MachineState when, String action) {
    List<Vm> found = machines().stream().filter(vm -> vm.name().equals(machine)).toList();
    if (found.isEmpty()) {
      throw new LevanteException(
          ErrorCode.MACHINE_NOT_FOUND, "cloud %s has no machine %s".formatted(id(), machine));
    }
    found.stream()
        .filter(vm -> vm.machine().state() == when)
        .forEach(vm -> CloudFailure.tolerantly(() -> session.order(vm.path(session, action))));
  }
}
