package levante.provisioner.adapter.jclouds.ec2;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.Region;

/**
 * Subnets, network interfaces and elastic addresses of one region. A machine that is to have an
 * address gets its interface before it is launched, since an address can be led to an interface at
 * any time, to a machine only once it runs.
 */
final class Networking {
  /** Where machines may be: one of a network's subnets, in a zone of its own. */
  record Subnet(String id, String vpc, String zone) {}

  private static final int PAGE = 1000;
  private static final String ID = "networkInterfaceId";

  private final Ec2Session session;
  private final Region region;

  Networking(Ec2Session session, Region region) {
    this.session = session;
    this.region = region;
  }

  /** What carries our marks: two calls. */
  Stream<CloudObject> objects() {
    Stream<CloudObject> addresses =
        addresses(ours()).stream()
            .flatMap(one -> object(Kind.FLOATING_IP, one, "allocationId").stream());
    Stream<CloudObject> interfaces =
        interfaces(Query.of("DescribeNetworkInterfaces"), ours()).stream()
            .flatMap(one -> object(Kind.PORT, one, ID).stream());
    return Stream.concat(addresses, interfaces);
  }

  private static List<String> ours() {
    return List.of("tag-key", Marks.INFRASTRUCTURE);
  }

  private static List<String> of(Marks machine) {
    return List.of("tag:" + Marks.MACHINE, machine.rest());
  }

  private Optional<CloudObject> object(Kind kind, Ec2Answer answer, String id) {
    return Marks.read(answer.tags()).map(marks -> marks.object(kind, answer.text(id), region));
  }

  /**
   * The subnets of the network asked for, in the order of their zones.
   *
   * @param wanted a subnet or a VPC by its id, IM's {@code vpc-....subnet-...}, or a subnet's name;
   *     empty for the subnets of the default VPC
   */
  List<Subnet> subnets(Optional<String> wanted) {
    Query query = Query.of("DescribeSubnets");
    String name = wanted.map(text -> text.substring(text.lastIndexOf('.') + 1)).orElse("");
    if (wanted.isEmpty()) {
      query.filter("default-for-az", List.of("true"));
    } else if (name.startsWith("subnet-")) {
      query.filter("subnet-id", List.of(name));
    } else if (name.startsWith("vpc-")) {
      query.filter("vpc-id", List.of(name));
    } else {
      query.filter("tag:Name", List.of(wanted.get()));
    }
    List<Subnet> subnets =
        session.list(query, PAGE, "subnetSet").stream()
            .map(
                one ->
                    new Subnet(
                        one.text("subnetId"), one.text("vpcId"), one.text("availabilityZone")))
            .sorted(Comparator.comparing(Subnet::zone).thenComparing(Subnet::id))
            .toList();
    if (subnets.isEmpty()) {
      throw new Ec2Failure(
          404,
          "InvalidSubnetID.NotFound",
          "no subnet %s in %s".formatted(wanted.orElse("of a default VPC"), region));
    }
    return subnets;
  }

  /** The machine's interface, if it has one. */
  Optional<Ec2Answer> interfaceOf(Marks machine) {
    return interfaces(Query.of("DescribeNetworkInterfaces"), of(machine)).stream().findFirst();
  }

  private List<Ec2Answer> interfaces(Query query, List<String> filter) {
    return session.list(
        query.filter(filter.get(0), filter.subList(1, filter.size())), PAGE, "networkInterfaceSet");
  }

  /** A new interface for a machine. */
  String make(Marks machine, Subnet subnet, List<String> groups) {
    return session
        .write(
            Query.of("CreateNetworkInterface")
                .with("SubnetId", subnet.id())
                .list("SecurityGroupId", groups)
                .with("Description", machine.name())
                .marking("network-interface", machine))
        .text("networkInterface", ID);
  }

  /** An elastic address that leads to the machine's interface, made when missing. */
  void publish(Marks machine, String networkInterface) {
    List<Ec2Answer> there =
        addresses(of(machine)).stream()
            .sorted(Comparator.comparing(one -> !isAt(one, networkInterface)))
            .toList();
    if (there.stream().anyMatch(one -> isAt(one, networkInterface))) {
      // What a call that seemed to fail has made besides.
      there.stream().skip(1).forEach(one -> release(one.text("allocationId")));
      return;
    }
    String address =
        there.stream()
            .findFirst()
            .map(one -> one.text("allocationId"))
            .orElseGet(
                () ->
                    session
                        .write(
                            Query.of("AllocateAddress")
                                .with("Domain", "vpc")
                                .marking("elastic-ip", machine))
                        .text("allocationId"));
    session.write(
        Query.of("AssociateAddress")
            .with("AllocationId", address)
            .with("NetworkInterfaceId", networkInterface)
            // It is the machine's own, wherever an earlier attempt has led it.
            .with("AllowReassociation", true));
  }

  private static boolean isAt(Ec2Answer address, String networkInterface) {
    return address.text(ID).equals(networkInterface);
  }

  private List<Ec2Answer> addresses(List<String> filter) {
    return session
        .read(Query.of("DescribeAddresses").filter(filter.get(0), filter.subList(1, filter.size())))
        .items("addressesSet");
  }

  void remove(CloudObject object) {
    if (object.kind() == Kind.FLOATING_IP) {
      unlink(object.id());
      release(object.id());
    } else {
      removeInterface(object.id());
    }
  }

  void removeInterface(String id) {
    session.write(Query.of("DeleteNetworkInterface").with("NetworkInterfaceId", id));
  }

  /** EC2 takes no address back that leads somewhere. */
  private void unlink(String address) {
    session
        .ask(Query.of("DescribeAddresses").list("AllocationId", List.of(address)))
        .items("addressesSet")
        .stream()
        .flatMap(one -> one.given("associationId").stream())
        .forEach(
            link -> session.write(Query.of("DisassociateAddress").with("AssociationId", link)));
  }

  private void release(String address) {
    session.write(Query.of("ReleaseAddress").with("AllocationId", address));
  }
}
