package levante.provisioner.adapter.jclouds.ec2;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
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

/**
 * One account at Amazon EC2 or a cloud that speaks as it does. Keeps nothing but sizes and images
 * for a while: what there is, is read off the cloud's own lists at each call.
 */
final class Ec2CloudProvider implements CloudProvider {
  private final Ec2Account account;
  private final Map<Region, Ec2Region> places = new TreeMap<>();

  Ec2CloudProvider(Ec2Account account, Prices prices, Clock clock) {
    this.account = account;
    account
        .regions()
        .forEach(region -> places.put(region, new Ec2Region(account, region, prices, clock)));
  }

  @Override
  public CloudId id() {
    return account.id();
  }

  @Override
  public List<Region> regions() {
    return account.regions();
  }

  private Ec2Region place(Region region) {
    if (!places.containsKey(region)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "cloud %s has no region %s".formatted(id(), region));
    }
    return places.get(region);
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    return place(region).types().all();
  }

  @Override
  public List<Image> images(Region region) {
    return place(region).images().images();
  }

  /**
   * What is used of machines and processors. How many an account may have, only another service of
   * Amazon's tells; of elastic addresses EC2 does.
   */
  @Override
  public Quota quota(Region region) {
    Ec2Region place = place(region);
    List<MachineSize> used =
        place.instances().stream()
            .map(instance -> place.types().of(instance.text("instanceType")))
            .toList();
    return new Quota(
        List.of(
            new Limit(Resource.MACHINES, used.size(), OptionalLong.empty()),
            new Limit(
                Resource.CPUS,
                used.stream().mapToInt(MachineSize::cpus).sum(),
                OptionalLong.empty()),
            addresses(place.session())));
  }

  private static Limit addresses(Ec2Session session) {
    OptionalLong most =
        session
            .read(
                Query.of("DescribeAccountAttributes")
                    .list("AttributeName", List.of("vpc-max-elastic-ips")))
            .items("accountAttributeSet")
            .stream()
            .filter(one -> one.text("attributeName").equals("vpc-max-elastic-ips"))
            .flatMap(one -> one.items("attributeValueSet").stream())
            .mapToLong(value -> value.number("attributeValue"))
            .findFirst();
    int used = session.read(Query.of("DescribeAddresses")).items("addressesSet").size();
    return new Limit(Resource.FLOATING_IPS, used, most);
  }

  /** One call a region, for each thousand machines. */
  @Override
  public List<Machine> listAll() {
    return places.values().stream()
        .flatMap(Ec2Region::machines)
        .sorted(Comparator.comparing(Machine::id))
        .toList();
  }

  /** Four calls a region, for each thousand objects. */
  @Override
  public List<CloudObject> objects() {
    return places.values().stream()
        .flatMap(
            place ->
                Stream.of(
                        networking(place).objects(),
                        new Volumes(place.session(), place.region()).objects(),
                        groups(place).objects())
                    .flatMap(all -> all))
        .sorted()
        .toList();
  }

  private static Networking networking(Ec2Region place) {
    return new Networking(place.session(), place.region());
  }

  private static Groups groups(Ec2Region place) {
    return new Groups(place.session(), place.region());
  }

  @Override
  public void remove(CloudObject object) {
    Ec2Region place = place(object.region());
    CloudFailure.tolerantly(
        () -> {
          switch (object.kind()) {
            case VOLUME -> new Volumes(place.session(), place.region()).remove(object);
            case SECURITY_GROUP -> groups(place).remove(object);
            default -> networking(place).remove(object);
          }
        });
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    return launch(List.of(request)).get(0);
  }

  /** One list of what is there for all of them. */
  @Override
  public synchronized List<LaunchResult> launch(List<LaunchRequest> requests) {
    Map<Region, InstanceLaunch> launches = new HashMap<>();
    List<LaunchResult> results = new ArrayList<>();
    for (LaunchRequest request : requests) {
      results.add(
          places.containsKey(request.region())
              ? launches
                  .computeIfAbsent(request.region(), own -> new InstanceLaunch(places.get(own)))
                  .launch(request)
              : new LaunchResult.Refused("no region " + request.region()));
      if (!results.get(results.size() - 1).goesOn()) {
        break;
      }
    }
    return results;
  }

  @Override
  public void terminate(MachineId machine) {
    for (Ec2Region place : places.values()) {
      place
          .instances(machine)
          .forEach(
              instance ->
                  CloudFailure.tolerantly(() -> order(place, "TerminateInstances", instance)));
    }
  }

  private static void order(Ec2Region place, String action, Ec2Answer instance) {
    place
        .session()
        .write(Query.of(action).list("InstanceId", List.of(instance.text("instanceId"))));
  }

  @Override
  public void stop(MachineId machine) {
    act(machine, MachineState.RUNNING, "StopInstances");
  }

  @Override
  public void start(MachineId machine) {
    act(machine, MachineState.STOPPED, "StartInstances");
  }

  @Override
  public void reboot(MachineId machine) {
    act(machine, MachineState.RUNNING, "RebootInstances");
  }

  private void act(MachineId machine, MachineState when, String action) {
    boolean found = false;
    for (Ec2Region place : places.values()) {
      for (Ec2Answer instance : place.instances(machine)) {
        found = true;
        if (InstanceReading.state(instance) == when) {
          CloudFailure.tolerantly(() -> order(place, action, instance));
        }
      }
    }
    if (!found) {
      throw new LevanteException(
          ErrorCode.MACHINE_NOT_FOUND, "cloud %s has no machine %s".formatted(id(), machine));
    }
  }
}
