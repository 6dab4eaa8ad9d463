package levante.provisioner.adapter.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sandbox.SandboxCloudConfig.SandboxRegion;
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
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.jdbi.v3.core.JdbiException;

/**
 * A cloud whose machines are rows of the sandbox world's database. A machine's state is derived
 * from its launch, its region's boot delay and the clock, so nothing runs in the background and a
 * restart changes nothing.
 */
public final class SandboxCloudProvider implements CloudProvider {
  /** The one sandbox cloud. */
  public static final CloudId ID = new CloudId("sandbox");

  private final SandboxMachines machines;
  private final SandboxObjects objects;
  private final SandboxCloudConfig config;
  private final Clock clock;

  /** What is in use at most; asked for anew only when it would forbid a launch. */
  private final Map<Region, Quota> bounds = new TreeMap<>();

  /** On the sandbox world's database, never Levante's own; makes its tables there. */
  public SandboxCloudProvider(DataSource world, SandboxCloudConfig config, Clock clock) {
    this.machines = SandboxMachines.on(world, config);
    this.objects = new SandboxObjects(machines.jdbi());
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CloudId id() {
    return ID;
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public List<Region> regions() {
    return config.regions().stream().map(SandboxRegion::region).sorted().toList();
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    return known(region).sizes().stream().sorted(Comparator.comparing(MachineSize::name)).toList();
  }

  @Override
  public List<Image> images(Region region) {
    known(region);
    return SandboxImages.ALL;
  }

  @Override
  public Quota quota(Region region) {
    SandboxRegion known = known(region);
    List<Machine> used =
        asked(() -> machines.all(clock.instant())).stream()
            .filter(machine -> machine.region().equals(region))
            .toList();
    return new Quota(
        List.of(
            new Limit(Resource.MACHINES, used.size(), OptionalLong.of(known.maxMachines())),
            new Limit(
                Resource.CPUS,
                used.stream().mapToInt(machine -> machine.size().cpus()).sum(),
                OptionalLong.of(known.maxCpus()))));
  }

  @Override
  public List<Machine> list(InfrastructureId infrastructure) {
    return asked(() -> machines.of(infrastructure, clock.instant()));
  }

  @Override
  public List<Machine> listAll() {
    return asked(() -> machines.all(clock.instant()));
  }

  @Override
  public List<CloudObject> objects() {
    return asked(objects::all);
  }

  @Override
  public synchronized void remove(CloudObject object) {
    boolean inUse =
        listAll().stream()
            .anyMatch(
                machine ->
                    object.machine().equals(Optional.of(machine.id()))
                        || (machine.infrastructure().equals(object.infrastructure())
                            && (object.isForAll() || machine.id().label().equals(object.about()))));
    if (!inUse) {
      asked(() -> objects.remove(object));
    }
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    return launch(List.of(request)).get(0);
  }

  /** One transaction and one look, so that many cost little more than one. */
  @Override
  public synchronized List<LaunchResult> launch(List<LaunchRequest> requests) {
    return asked(() -> machines.together(() -> launchNow(requests, clock.instant())));
  }

  private List<LaunchResult> launchNow(List<LaunchRequest> requests, Instant now) {
    Map<MachineId, LaunchResult> answers = new TreeMap<>();
    Map<MachineId, LaunchRequest> granted = new TreeMap<>();
    machines
        .named(requests.stream().map(LaunchRequest::id).toList(), now)
        .forEach(machine -> answers.put(machine.id(), new LaunchResult.Launched(machine)));
    for (LaunchRequest request : requests) {
      Optional<LaunchResult> refused = refusal(request, answers.get(request.id()));
      if (refused.isPresent()) {
        answers.put(request.id(), refused.get());
        break;
      }
      if (!answers.containsKey(request.id()) && granted.put(request.id(), request) == null) {
        bounds.put(request.region(), bound(request).after(request.size()));
      }
    }
    objects.ensure(granted.values());
    machines
        .add(granted.values(), now)
        .forEach(machine -> answers.put(machine.id(), new LaunchResult.Launched(machine)));
    return requests.stream()
        .map(request -> answers.get(request.id()))
        .takeWhile(Objects::nonNull)
        .toList();
  }

  private Optional<LaunchResult> refusal(LaunchRequest request, LaunchResult there) {
    if (there instanceof LaunchResult.Launched launched) {
      return launched.machine().infrastructure().equals(request.infrastructure())
          ? Optional.empty()
          : refused("%s is a machine of another infrastructure".formatted(request.id()));
    }
    Optional<SandboxRegion> region = config.region(request.region());
    if (region.isEmpty() || !region.get().sizes().contains(request.size())) {
      return refused("no size %s in region %s".formatted(request.size().name(), request.region()));
    }
    Quota quota = bound(request);
    return quota.allows(request.size())
        ? Optional.empty()
        : Optional.of(
            new LaunchResult.QuotaExceeded(
                request.region(),
                "region %s: %s are in use".formatted(request.region(), inWords(quota))));
  }

  private static Optional<LaunchResult> refused(String why) {
    return Optional.of(new LaunchResult.Refused(why));
  }

  /** Machines only ever leave without this knowing it, so what was counted is never too little. */
  private Quota bound(LaunchRequest request) {
    Quota known = bounds.get(request.region());
    if (known == null || !known.allows(request.size())) {
      asked(() -> machines.sweep(clock.instant()));
      return quota(request.region());
    }
    return known;
  }

  /** One transaction, as launches are. */
  @Override
  public synchronized Map<MachineId, LevanteException> terminate(List<MachineId> machinesToEnd) {
    return asked(() -> machines.together(() -> CloudProvider.super.terminate(machinesToEnd)));
  }

  @Override
  public synchronized void terminate(MachineId machine) {
    asked(() -> machines.endAt(machine, clock.instant(), config.terminateDelay()));
  }

  @Override
  public synchronized void stop(MachineId machine) {
    asked(() -> machines.stopAt(present(machine).id(), clock.instant()));
  }

  @Override
  public synchronized void start(MachineId machine) {
    Machine there = present(machine);
    Duration bootDelay = known(there.region()).bootDelay();
    asked(() -> machines.startAt(machine, clock.instant().plus(bootDelay)));
  }

  @Override
  public void reboot(MachineId machine) {
    // The sandbox's machines keep nothing in memory, so one that was rebooted runs as before.
    present(machine);
  }

  private Machine present(MachineId machine) {
    return asked(() -> machines.find(machine, clock.instant()))
        .filter(found -> found.state() != MachineState.DELETING)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.MACHINE_NOT_FOUND, "the sandbox has no machine " + machine));
  }

  private static String inWords(Quota quota) {
    return quota.limits().stream()
        .map(
            limit ->
                "%d of %d %s"
                    .formatted(
                        limit.used(),
                        limit.max().orElse(0),
                        limit.resource().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(" and "));
  }

  private SandboxRegion known(Region region) {
    return config
        .region(region)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST, "the sandbox has no region " + region));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (JdbiException e) {
      throw new LevanteException(
          ErrorCode.CLOUD_UNREACHABLE, "the sandbox world's database does not answer", e);
    }
  }
}
