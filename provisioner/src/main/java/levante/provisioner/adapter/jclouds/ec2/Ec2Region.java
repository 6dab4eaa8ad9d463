package levante.provisioner.adapter.jclouds.ec2;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.http.Kept;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/** One region of an account. Sizes and images change rarely and fill many pages: they are kept. */
final class Ec2Region {
  private static final int PAGE = 1000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Region region;
  private final Ec2Session session;
  private final Kept<InstanceTypes> types;
  private final Kept<Amis> images;
  private final Map<MachineId, String> subnets = new ConcurrentHashMap<>();

  Ec2Region(Ec2Account account, Region region, Prices prices, Clock clock) {
    this.region = region;
    this.session = new Ec2Session(account, region, clock);
    this.types =
        new Kept<>(
            clock,
            KEPT,
            () ->
                InstanceTypes.sold(
                    session,
                    account.architecture(),
                    type -> prices.of(account.id(), region, type)));
    this.images = new Kept<>(clock, KEPT, () -> Amis.offered(session, account));
  }

  Region region() {
    return region;
  }

  Ec2Session session() {
    return session;
  }

  InstanceTypes types() {
    return types.get();
  }

  Amis images() {
    return images.get();
  }

  /**
   * The subnets of a machine whose launch EC2 does not list yet: asked for there again, it is the
   * same machine, while in another zone it would be a second one.
   */
  Map<MachineId, String> unlisted() {
    return subnets;
  }

  /** Levante's machines: one call for a thousand of them. */
  Stream<Machine> machines() {
    InstanceReading reading = new InstanceReading(region, types());
    return marked(Query.of("DescribeInstances").filter("tag-key", List.of(Marks.INFRASTRUCTURE)))
        .stream()
        .flatMap(instance -> reading.machine(instance).stream());
  }

  /** The instances that are that machine; one, in a world in order. */
  List<Ec2Answer> instances(MachineId machine) {
    return marked(
        Query.of("DescribeInstances").filter("tag:" + Marks.MACHINE, List.of(machine.value())));
  }

  /** All instances of the account, others' too. */
  List<Ec2Answer> instances() {
    return marked(Query.of("DescribeInstances"));
  }

  private List<Ec2Answer> marked(Query query) {
    return session
        .list(query.filter("instance-state-name", InstanceReading.LIVING), PAGE, "reservationSet")
        .stream()
        .flatMap(reservation -> reservation.items("instancesSet").stream())
        .toList();
  }
}
