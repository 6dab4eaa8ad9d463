package levante.provisioner.adapter.jclouds.ec2;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.ec2.Amis.Ami;
import levante.provisioner.adapter.jclouds.ec2.Networking.Subnet;
import levante.provisioner.adapter.jclouds.failure.CloudFailure.Sort;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.MachineId;

/**
 * Launches machines in one region, with what they need. Everything is marked by the very call that
 * makes it, and looked for before: a launch that broke off anywhere is carried on by the next one.
 */
final class InstanceLaunch {
  private static final long GIB = 1L << 30;

  private final Ec2Region place;
  private final Networking networking;
  private final Map<MachineId, Machine> there;

  InstanceLaunch(Ec2Region place) {
    this.place = place;
    this.networking = new Networking(place.session(), place.region());
    this.there =
        place
            .machines()
            .collect(Collectors.toMap(Machine::id, Function.identity(), (one, other) -> one));
  }

  LaunchResult launch(LaunchRequest request) {
    Optional<Machine> old = Optional.ofNullable(there.get(request.id()));
    if (old.isPresent()) {
      place.unlisted().remove(request.id());
      return old.get().infrastructure().equals(request.infrastructure())
          ? new LaunchResult.Launched(old.get())
          : new LaunchResult.Refused(
              "%s is a machine of another infrastructure".formatted(request.id()));
    }
    try {
      return image(request)
          .filter(image -> place.types().has(request.size()))
          .map(image -> made(request, image))
          .orElseGet(() -> missing(request));
    } catch (Ec2Failure failure) {
      return answer(failure);
    }
  }

  private Optional<Ami> image(LaunchRequest request) {
    var wanted = request.details().image();
    boolean elsewhere =
        wanted
            .image()
            .flatMap(Amis::regionIn)
            .filter(name -> !name.equals(place.region().name()))
            .isPresent();
    return elsewhere ? Optional.empty() : place.images().bestOf(place.session(), wanted);
  }

  private LaunchResult missing(LaunchRequest request) {
    String what =
        place.types().has(request.size())
            ? "image " + request.details().image()
            : "size " + request.size().name();
    return new LaunchResult.Refused("no %s in %s".formatted(what, place.region()));
  }

  private LaunchResult made(LaunchRequest request, Ami image) {
    LaunchDetails details = request.details();
    Marks machine = Marks.of(request);
    List<Subnet> subnets = networking.subnets(details.network());
    Marks nodeTemplate = new Marks(request.infrastructure(), request.id().label());
    List<String> groups =
        new Groups(place.session(), place.region())
            .ensure(subnets.get(0).vpc(), nodeTemplate, details.openPorts());
    Query query =
        Query.of("RunInstances")
            .with("ImageId", image.image().id())
            .with("InstanceType", request.size().name())
            .with("MinCount", 1)
            .with("MaxCount", 1)
            .with("MetadataOptions.HttpTokens", "required")
            .marking("instance", machine)
            .marking("volume", machine);
    Volumes.describe(query, image, rootGib(details), details.volumes());
    String userData = Volumes.userData(details);
    if (!userData.isEmpty()) {
      query.with(
          "UserData",
          Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8)));
    }
    return request.addressing() == Addressing.PUBLIC
        ? published(query, machine, subnets, groups)
        : plain(query, machine, subnets, groups);
  }

  private static long rootGib(LaunchDetails details) {
    return details.needs().map(needs -> (needs.disk().roundedUp() + GIB - 1) / GIB).orElse(0L);
  }

  /** In the first zone that has room, or where it has been launched already. */
  private LaunchResult plain(
      Query query, Marks machine, List<Subnet> subnets, List<String> groups) {
    query.list("SecurityGroupId", groups);
    Optional<String> before = machine.machine().map(place.unlisted()::get);
    List<Subnet> places =
        subnets.stream()
            .sorted(Comparator.comparing(subnet -> !before.equals(Optional.of(subnet.id()))))
            .toList();
    return first(
        places, subnet -> run(query.copy().with("SubnetId", subnet.id()), machine, subnet));
  }

  private static LaunchResult first(List<Subnet> subnets, Function<Subnet, LaunchResult> attempt) {
    for (int i = 0; ; i++) {
      try {
        return attempt.apply(subnets.get(i));
      } catch (Ec2Failure failure) {
        if (failure.sort() != Sort.CAPACITY || i == subnets.size() - 1) {
          throw failure;
        }
      }
    }
  }

  /** Where its interface is already, else as above; a zone without room gives it back. */
  private LaunchResult published(
      Query query, Marks machine, List<Subnet> subnets, List<String> groups) {
    Optional<Ec2Answer> made = networking.interfaceOf(machine);
    List<Subnet> places =
        made.map(one -> subnets.stream().filter(subnet -> isIn(one, subnet)).toList())
            .filter(found -> !found.isEmpty())
            .orElse(subnets);
    return first(
        places,
        subnet -> {
          String id =
              made.map(one -> one.text("networkInterfaceId"))
                  .orElseGet(() -> networking.make(machine, subnet, groups));
          networking.publish(machine, id);
          return at(id, query, machine, subnet);
        });
  }

  private static boolean isIn(Ec2Answer networkInterface, Subnet subnet) {
    return networkInterface.text("subnetId").equals(subnet.id());
  }

  private LaunchResult at(String networkInterface, Query query, Marks machine, Subnet subnet) {
    try {
      return run(
          query
              .copy()
              .with("NetworkInterface.1.DeviceIndex", 0)
              .with("NetworkInterface.1.NetworkInterfaceId", networkInterface),
          machine,
          subnet);
    } catch (Ec2Failure failure) {
      if (failure.sort() == Sort.CAPACITY) {
        networking.removeInterface(networkInterface);
      }
      throw failure;
    }
  }

  /** EC2 answers a second call with the same token by the machine of the first. */
  private LaunchResult run(Query query, Marks machine, Subnet subnet) {
    String token =
        Hashing.sha256()
            .hashString(machine.name() + " " + subnet.id(), StandardCharsets.UTF_8)
            .toString();
    Ec2Answer instance =
        place.session().write(query.with("ClientToken", token)).items("instancesSet").stream()
            .findFirst()
            .orElseThrow(() -> new Ec2Failure(500, "", "RunInstances gave no instance"));
    if (InstanceReading.hasEnded(instance)) {
      return new LaunchResult.Refused(
          "%s has ended already: %s"
              .formatted(machine.rest(), instance.text("stateReason", "message")));
    }
    machine.machine().ifPresent(id -> place.unlisted().put(id, subnet.id()));
    return new InstanceReading(place.region(), place.types())
        .machine(instance, machine)
        .<LaunchResult>map(LaunchResult.Launched::new)
        .orElseThrow(() -> new IllegalStateException(machine.rest() + " is no machine's name"));
  }

  private LaunchResult answer(Ec2Failure failure) {
    return switch (failure.sort()) {
      case CAPACITY ->
          new LaunchResult.OutOfCapacity(place.region(), failure.getMessage(), Optional.empty());
      case QUOTA -> new LaunchResult.QuotaExceeded(place.region(), failure.getMessage());
      case PERMANENT -> new LaunchResult.Refused(failure.getMessage());
      // What was just made is not everywhere known yet, or still bound elsewhere.
      case BUSY -> new LaunchResult.Underway(failure.getMessage());
      case GONE ->
          failure.isAboutWhatWasMade()
              ? new LaunchResult.Underway(failure.getMessage())
              : new LaunchResult.Refused(failure.getMessage());
      default -> throw failure.coded();
    };
  }
}
