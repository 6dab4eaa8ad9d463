package levante.provisioner.adapter.jclouds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
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
import org.jclouds.openstack.nova.v2_0.domain.RebootType;
import org.jclouds.openstack.nova.v2_0.domain.Server;
import org.jclouds.openstack.nova.v2_0.features.ServerApi;

/**
 * One account at one OpenStack, by Nova's and Neutron's own interfaces as jclouds has them. Keeps
 * nothing but flavors for a while: what there is, is read off the cloud's own lists at each call.
 */
public final class JcloudsCloudProvider implements CloudProvider {
  private final OpenStackAccount account;
  private final OpenStackSession session;
  private final Prices prices;

  JcloudsCloudProvider(OpenStackAccount account, Prices prices) {
    this.account = account;
    this.session = new OpenStackSession(account);
    this.prices = prices;
  }

  @Override
  public CloudId id() {
    return account.id();
  }

  @Override
  public List<Region> regions() {
    List<Region> regions =
        session.read(() -> session.nova().getConfiguredRegions()).stream()
            .filter(name -> account.region().map(name::equals).orElse(true))
            .map(Region::new)
            .sorted()
            .toList();
    if (regions.isEmpty()) {
      throw unknown(account.region().orElse("at all"));
    }
    return regions;
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    return flavors(known(region)).all();
  }

  private Sizes flavors(Region region) {
    return Sizes.of(
        session.read(
            () -> session.nova().getFlavorApi(region.name()).listInDetail().concat().toList()),
        name -> prices.of(account.id(), region, name));
  }

  @Override
  public List<Image> images(Region region) {
    known(region);
    return session
        .read(() -> session.nova().getImageApi(region.name()).listInDetail().concat().toList())
        .stream()
        .map(ServerReading::image)
        .sorted(Comparator.comparing(Image::name).thenComparing(Image::id))
        .toList();
  }

  @Override
  public Quota quota(Region region) {
    known(region);
    String project = session.project();
    var limits =
        session.read(() -> session.nova().getQuotaApi(region.name()).get().getByTenant(project));
    Sizes sizes = flavors(region);
    List<MachineSize> used =
        servers(region).stream().map(server -> sizes.of(server.getFlavor().getId())).toList();
    return new Quota(
        List.of(
            limit(Resource.MACHINES, used.size(), limits.getInstances()),
            limit(
                Resource.CPUS, used.stream().mapToInt(MachineSize::cpus).sum(), limits.getCores()),
            limit(
                Resource.MEMORY_MIB,
                used.stream().mapToLong(size -> size.memory().roundedUp() >> 20).sum(),
                limits.getRam())));
  }

  private static Limit limit(Resource resource, long used, int max) {
    return new Limit(resource, used, max < 0 ? OptionalLong.empty() : OptionalLong.of(max));
  }

  /** Four calls a region, however many machines there are. */
  @Override
  public List<Machine> listAll() {
    return regions().stream().flatMap(this::machines).sorted(byId()).toList();
  }

  private static Comparator<Machine> byId() {
    return Comparator.comparing(Machine::id);
  }

  private Stream<Machine> machines(Region region) {
    ServerReading reading =
        new ServerReading(
            region, flavors(region), new Networking(session, region).publicAddresses());
    return servers(region).stream().flatMap(server -> reading.machine(server).stream());
  }

  /** Five calls a region. */
  @Override
  public List<CloudObject> objects() {
    List<CloudObject> objects = new ArrayList<>();
    for (Region region : regions()) {
      objects.addAll(new Networking(session, region).objects());
      objects.addAll(new VolumeParts(session, region).objects());
      objects.addAll(new KeyPairs(session, region).objects());
    }
    return objects.stream().sorted().toList();
  }

  @Override
  public void remove(CloudObject object) {
    CloudFailure.tolerantly(
        () -> {
          switch (object.kind()) {
            case VOLUME -> new VolumeParts(session, object.region()).remove(object);
            case KEY_PAIR -> new KeyPairs(session, object.region()).remove(object);
            default -> new Networking(session, object.region()).remove(object);
          }
        });
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    return launch(List.of(request)).get(0);
  }

  /** What is the same for all machines of a region is asked for once. */
  @Override
  public synchronized List<LaunchResult> launch(List<LaunchRequest> requests) {
    Map<Region, Launches> passes = new HashMap<>();
    List<Region> regions = regions();
    requests.stream()
        .map(LaunchRequest::region)
        .distinct()
        .filter(regions::contains)
        .forEach(region -> passes.put(region, launches(region)));
    return Launches.inOrder(requests, passes);
  }

  private Launches launches(Region region) {
    return new Launches(
        session, region, flavors(region), images(region), () -> machines(region).toList());
  }

  @Override
  public void terminate(MachineId machine) {
    terminate(List.of(machine)).values().stream()
        .findFirst()
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  /** One list a region, and a call for each. */
  @Override
  public Map<MachineId, LevanteException> terminate(List<MachineId> machines) {
    Set<MachineId> named = Set.copyOf(machines);
    Map<MachineId, LevanteException> refused = new TreeMap<>();
    for (Region region : regions()) {
      ours(region, named::contains)
          .forEach(
              (server, machine) -> {
                try {
                  CloudFailure.tolerantly(
                      () -> session.write(() -> api(region).delete(server.getId())));
                } catch (LevanteException failure) {
                  refused.put(machine, failure);
                }
              });
    }
    return refused;
  }

  @Override
  public void stop(MachineId machine) {
    act(machine, MachineState.RUNNING, (api, server) -> api.stop(server));
  }

  @Override
  public void start(MachineId machine) {
    act(machine, MachineState.STOPPED, (api, server) -> api.start(server));
  }

  @Override
  public void reboot(MachineId machine) {
    act(machine, MachineState.RUNNING, (api, server) -> api.reboot(server, RebootType.SOFT));
  }

  private void act(MachineId machine, MachineState when, BiConsumer<ServerApi, String> action) {
    boolean found = false;
    for (Region region : regions()) {
      for (Server server : ours(region, machine::equals).keySet()) {
        found = true;
        if (ServerReading.state(server) == when) {
          CloudFailure.tolerantly(
              () ->
                  session.write(
                      () -> {
                        action.accept(api(region), server.getId());
                        return server;
                      }));
        }
      }
    }
    if (!found) {
      throw new LevanteException(
          ErrorCode.MACHINE_NOT_FOUND, "cloud %s has no machine %s".formatted(id(), machine));
    }
  }

  private Map<Server, MachineId> ours(Region region, Predicate<MachineId> wanted) {
    Map<Server, MachineId> ours = new LinkedHashMap<>();
    for (Server server : servers(region)) {
      Marks.read(server.getMetadata())
          .flatMap(Marks::machine)
          .filter(wanted)
          .ifPresent(machine -> ours.put(server, machine));
    }
    return ours;
  }

  private List<Server> servers(Region region) {
    return session.read(() -> api(region).listInDetail().concat().toList());
  }

  private ServerApi api(Region region) {
    return session.nova().getServerApi(region.name());
  }

  private Region known(Region region) {
    if (!regions().contains(region)) {
      throw unknown(region.name());
    }
    return region;
  }

  private LevanteException unknown(String region) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "cloud %s has no region %s".formatted(id(), region));
  }
}
