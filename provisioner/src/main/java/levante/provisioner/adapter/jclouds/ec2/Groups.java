package levante.provisioner.adapter.jclouds.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.Region;

/** Security groups of one region. */
final class Groups {
  private static final int PAGE = 1000;
  private static final String ANY_PROTOCOL = "-1";

  private final Ec2Session session;
  private final Region region;

  Groups(Ec2Session session, Region region) {
    this.session = session;
    this.region = region;
  }

  /** What carries our marks: one call. */
  Stream<CloudObject> objects() {
    return session
        .list(
            Query.of("DescribeSecurityGroups").filter("tag-key", List.of(Marks.INFRASTRUCTURE)),
            PAGE,
            "securityGroupInfo")
        .stream()
        .flatMap(
            group ->
                Marks.read(group.text("groupName")).stream()
                    .map(
                        marks -> marks.object(Kind.SECURITY_GROUP, group.text("groupId"), region)));
  }

  void remove(CloudObject group) {
    session.write(Query.of("DeleteSecurityGroup").with("GroupId", group.id()));
  }

  /**
   * The ids of a machine's groups in a network, made when missing: its node template's, with a rule
   * for each port, and the infrastructure's, whose machines reach each other by it.
   */
  List<String> ensure(String vpc, Marks nodeTemplate, List<OpenPort> open) {
    Marks shared = new Marks(nodeTemplate.infrastructure(), CloudObject.ALL_MACHINES);
    List<Ec2Answer> there =
        session.list(
            Query.of("DescribeSecurityGroups")
                .filter("vpc-id", List.of(vpc))
                .filter("group-name", List.of(nodeTemplate.name(), shared.name())),
            PAGE,
            "securityGroupInfo");
    String own = group(there, vpc, nodeTemplate);
    permit(
        own,
        open.stream().filter(port -> !isOpen(rules(there, own), port)).map(Groups::rule).toList());
    String all = group(there, vpc, shared);
    if (rules(there, all).stream().noneMatch(rule -> isOf(rule, all))) {
      permit(all, List.of(List.of("IpProtocol", ANY_PROTOCOL, "Groups.1.GroupId", all)));
    }
    return List.of(own, all);
  }

  private String group(List<Ec2Answer> there, String vpc, Marks marks) {
    return there.stream()
        .filter(group -> group.text("groupName").equals(marks.name()))
        .map(group -> group.text("groupId"))
        .findFirst()
        .orElseGet(
            () ->
                session
                    .write(
                        Query.of("CreateSecurityGroup")
                            .with("GroupName", marks.name())
                            .with("GroupDescription", "made by Levante")
                            .with("VpcId", vpc)
                            .marking("security-group", marks))
                    .text("groupId"));
  }

  private static List<Ec2Answer> rules(List<Ec2Answer> groups, String id) {
    return groups.stream()
        .filter(group -> group.text("groupId").equals(id))
        .flatMap(group -> group.items("ipPermissions").stream())
        .toList();
  }

  private static boolean isOf(Ec2Answer rule, String group) {
    return rule.text("ipProtocol").equals(ANY_PROTOCOL)
        && rule.items("groups").stream().anyMatch(one -> one.text("groupId").equals(group));
  }

  private static boolean isOpen(List<Ec2Answer> rules, OpenPort port) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.text("ipProtocol").equals(protocol(port))
                    && rule.number("fromPort") == port.first()
                    && rule.number("toPort") == port.last()
                    && rule.items("ipRanges").stream()
                        .anyMatch(range -> range.text("cidrIp").equals(port.from())));
  }

  private static List<String> rule(OpenPort port) {
    return List.of(
        "IpProtocol", protocol(port),
        "FromPort", Integer.toString(port.first()),
        "ToPort", Integer.toString(port.last()),
        "IpRanges.1.CidrIp", port.from());
  }

  private static String protocol(OpenPort port) {
    return port.protocol() == Protocol.UDP ? "udp" : "tcp";
  }

  /** All in one call; each rule is names and values by turns. */
  private void permit(String group, List<List<String>> rules) {
    if (rules.isEmpty()) {
      return;
    }
    Query query = Query.of("AuthorizeSecurityGroupIngress").with("GroupId", group);
    List<List<String>> numbered = new ArrayList<>(rules);
    for (int i = 0; i < numbered.size(); i++) {
      List<String> rule = numbered.get(i);
      for (int part = 0; part < rule.size(); part += 2) {
        query.with("IpPermissions.%d.%s".formatted(i + 1, rule.get(part)), rule.get(part + 1));
      }
    }
    try {
      session.write(query);
    } catch (Ec2Failure failure) {
      if (!failure.is("InvalidPermission.Duplicate")) {
        throw failure;
      }
    }
  }
}
