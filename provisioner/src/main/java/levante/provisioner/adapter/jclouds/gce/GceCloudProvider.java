package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
import levante.provisioner.adapter.jclouds.http.Kept;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
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
 * One project at Google Compute Engine. Keeps nothing but sizes and images for a while: what there
 * is, is read off the cloud's own lists at each call.
 */
final class GceCloudProvider implements CloudProvider {
  private static final String OURS = "labels." + Marks.INFRASTRUCTURE + ":*";
  private static final String CPUS = "CPUS";

  /** Not counted as processors of their own: promised, or of machines that Google may take back. */
  private static final List<String> OTHER_CPUS = List.of("COMMITTED_", "PREEMPTIBLE_");

  private final GceAccount account;
  private final GceSession session;
  private final Kept<GceImages> images;
  private final Map<Region, GceRegion> places = new TreeMap<>();

  GceCloudProvider(GceAccount account, Prices prices, Clock clock) {
    this.account = account;
    this.session = new GceSession(account, clock);
    this.images = new Kept<>(clock, GceRegion.KEPT, () -> GceImages.offered(session, account));
    account
        .regions()
        .forEach(
            region -> places.put(region, new GceRegion(session, account, region, prices, clock)));
  }

  @Override
  public CloudId id() {
    return account.id();
  }

  @Override
  public List<Region> regions() {
    return account.regions();
  }

  private GceRegion place(Region region) {
    if (!places.containsKey(region)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "cloud %s has no region %s".formatted(id(), region));
    }
    return places.get(region);
  }

  private static <T> T coded(Supplier<T> question) {
    try {
      return question.get();
    } catch (GceFailure failure) {
      throw failure.coded();
    }
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    GceRegion place = place(region);
    return coded(() -> place.types().all());
  }

  @Override
  public List<Image> images(Region region) {
    place(region);
    return coded(() -> images.get().images());
  }

  /**
   * As the region counts them; of processors all families together, since each has a bound of its
   * own besides, which Google tells when a launch meets it.
   */
  @Override
  public Quota quota(Region region) {
    place(region);
    JsonNode quotas = coded(() -> session.get("regions/" + region)).path("quotas");
    return new Quota(
        Stream.of(
                limit(Resource.MACHINES, quotas, "INSTANCES"::equals),
                limit(Resource.CPUS, quotas, GceCloudProvider::countsProcessors),
                limit(Resource.FLOATING_IPS, quotas, "STATIC_ADDRESSES"::equals),
                limit(Resource.VOLUME_GIB, quotas, "SSD_TOTAL_GB"::equals))
            .flatMap(Optional::stream)
            .toList());
  }

  private static boolean countsProcessors(String metric) {
    return metric.equals(CPUS)
        || (metric.endsWith("_" + CPUS) && OTHER_CPUS.stream().noneMatch(metric::startsWith));
  }

  private static Optional<Limit> limit(
      Resource resource, JsonNode quotas, Predicate<String> metric) {
    double used = 0;
    double most = 0;
    boolean counted = false;
    for (JsonNode quota : quotas) {
      if (metric.test(quota.path("metric").asText())) {
        used += quota.path("usage").asDouble();
        most += quota.path("limit").asDouble();
        counted = true;
      }
    }
    return counted
        ? Optional.of(new Limit(resource, Math.round(used), OptionalLong.of(Math.round(most))))
        : Optional.empty();
  }

  /** One call for all regions, for each 500 machines. */
  @Override
  public List<Machine> listAll() {
    return coded(() -> machines(OURS).sorted(Comparator.comparing(Machine::id)).toList());
  }

  private Stream<Machine> machines(String filter) {
    return session.aggregated("instances", filter).stream()
        .flatMap(
            instance ->
                placeOf(instance)
                    .flatMap(
                        place ->
                            new InstanceReading(place.region(), place.types()).machine(instance))
                    .stream());
  }

  private Optional<GceRegion> placeOf(JsonNode thing) {
    return Optional.ofNullable(places.get(GceAccount.regionOf(InstanceReading.zone(thing))));
  }

  /** Three calls for all regions, for each 500 objects. */
  @Override
  public List<CloudObject> objects() {
    return coded(
        () ->
            Stream.of(
                    new Networking(session).objects(),
                    session.aggregated("disks", OURS).stream()
                        .flatMap(disk -> volume(disk).stream()),
                    new Firewalls(session).objects(account.regions().get(0)))
                .flatMap(all -> all)
                .filter(object -> places.containsKey(object.region()))
                .sorted()
                .toList());
  }

  /** A root disk is one only when its machine has left it behind. */
  private static Optional<CloudObject> volume(JsonNode disk) {
    boolean root =
        disk.path("labels").path(InstanceBody.ROLE).asText().equals(InstanceBody.ROOT)
            && !disk.path("users").isEmpty();
    String zone = InstanceReading.zone(disk);
    String path = "zones/%s/disks/%s".formatted(zone, disk.path("name").asText());
    return InstanceReading.marks(disk)
        .filter(marks -> !root)
        .map(marks -> marks.object(Kind.VOLUME, path, GceAccount.regionOf(zone)));
  }

  @Override
  public void remove(CloudObject object) {
    place(object.region());
    CloudFailure.tolerantly(
        () -> {
          if (object.kind() != Kind.SECURITY_GROUP || !counts(object)) {
            session.order("DELETE", object.id());
          }
        });
  }

  /** Google takes a rule away whether or not there are machines for which it counts. */
  private boolean counts(CloudObject rule) {
    String ours = "labels.%s = \"%s\"".formatted(Marks.INFRASTRUCTURE, rule.infrastructure());
    return session.aggregated("instances", ours).stream()
        .flatMap(instance -> InstanceReading.marks(instance).stream())
        .flatMap(marks -> marks.machine().stream())
        .anyMatch(machine -> rule.isForAll() || machine.label().equals(rule.about()));
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    return launch(List.of(request)).get(0);
  }

  /** One list of what is there for all of them. */
  @Override
  public synchronized List<LaunchResult> launch(List<LaunchRequest> requests) {
    return coded(
        () -> {
          Map<MachineId, Machine> there =
              machines(OURS)
                  .collect(Collectors.toMap(Machine::id, Function.identity(), (one, more) -> one));
          return new InstanceLaunch(session, there, images.get()).launch(requests, places);
        });
  }

  @Override
  public void terminate(MachineId machine) {
    instances(machine)
        .forEach(
            instance -> CloudFailure.tolerantly(() -> session.order("DELETE", path(instance))));
  }

  /** One, in a world in order. */
  private List<JsonNode> instances(MachineId machine) {
    String named = "labels.%s = \"%s\"".formatted(Marks.MACHINE, machine);
    return coded(
        () ->
            session.aggregated("instances", named).stream()
                .filter(instance -> placeOf(instance).isPresent())
                .toList());
  }

  private static String path(JsonNode instance) {
    return "zones/%s/instances/%s"
        .formatted(InstanceReading.zone(instance), instance.path("name").asText());
  }

  @Override
  public void stop(MachineId machine) {
    act(machine, MachineState.RUNNING, "stop");
  }

  @Override
  public void start(MachineId machine) {
    act(machine, MachineState.STOPPED, "start");
  }

  /** As by a machine's button: its system is not asked. */
  @Override
  public void reboot(MachineId machine) {
    act(machine, MachineState.RUNNING, "reset");
  }

  private void act(MachineId machine, MachineState when, String action) {
    List<JsonNode> found = instances(machine);
    if (found.isEmpty()) {
      throw new LevanteException(
          ErrorCode.MACHINE_NOT_FOUND, "cloud %s has no machine %s".formatted(id(), machine));
    }
    found.stream()
        .filter(instance -> InstanceReading.state(instance) == when)
        .forEach(
            instance ->
                CloudFailure.tolerantly(
                    () -> session.order("POST", path(instance) + "/" + action)));
  }
}
