package levante.provisioner.adapter.jclouds;

import com.google.common.collect.ImmutableSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.Region;
import org.jclouds.openstack.neutron.v2.domain.FloatingIP;
import org.jclouds.openstack.neutron.v2.domain.Network;
import org.jclouds.openstack.neutron.v2.domain.Port;
import org.jclouds.openstack.neutron.v2.domain.Rule;
import org.jclouds.openstack.neutron.v2.domain.RuleDirection;
import org.jclouds.openstack.neutron.v2.domain.RuleEthertype;
import org.jclouds.openstack.neutron.v2.domain.RuleProtocol;
import org.jclouds.openstack.neutron.v2.domain.SecurityGroup;
import org.jclouds.openstack.neutron.v2.features.SecurityGroupApi;

/**
 * Ports, security groups and floating IPs of one region. A machine's port is made before it, so
 * that its floating IP can be given back whatever becomes of the server: jclouds' own compute
 * service asks Nova to take it off a server that is gone already, and leaks it.
 */
final class Networking {
  private final OpenStackSession session;
  private final Region region;

  Networking(OpenStackSession session, Region region) {
    this.session = session;
    this.region = region;
  }

  /** Floating IPs by the name of the machine whose port they lead to. */
  Map<String, String> publicAddresses() {
    Map<String, String> machines = machinesByPort(ports());
    Map<String, String> addresses = new HashMap<>();
    floatingIps().stream()
        .filter(ip -> ip.getPortId() != null && machines.containsKey(ip.getPortId()))
        .forEach(ip -> addresses.put(machines.get(ip.getPortId()), ip.getFloatingIpAddress()));
    return addresses;
  }

  private static Map<String, String> machinesByPort(List<Port> ports) {
    Map<String, String> machines = new HashMap<>();
    for (Port port : ports) {
      Marks.read(port.getName()).ifPresent(marks -> machines.put(port.getId(), marks.rest()));
    }
    return machines;
  }

  /** What carries our marks: three calls. */
  List<CloudObject> objects() {
    List<Port> ports = ports();
    Map<String, Marks> marks = new HashMap<>();
    ports.forEach(
        port -> Marks.read(port.getName()).ifPresent(own -> marks.put(port.getId(), own)));
    Stream<CloudObject> ips =
        floatingIps().stream()
            .filter(ip -> ip.getPortId() != null && marks.containsKey(ip.getPortId()))
            .map(ip -> marks.get(ip.getPortId()).object(Kind.FLOATING_IP, ip.getId(), region));
    Stream<CloudObject> own =
        marks.entrySet().stream()
            .map(port -> port.getValue().object(Kind.PORT, port.getKey(), region));
    Stream<CloudObject> groups =
        groups().stream()
            .flatMap(
                group ->
                    Marks.read(group.getName()).stream()
                        .map(mark -> mark.object(Kind.SECURITY_GROUP, group.getId(), region)));
    return Stream.of(ips, own, groups).flatMap(all -> all).toList();
  }

  /**
   * The security groups of a machine, made when missing: its node template's, with a rule for each
   * port, and the infrastructure's, whose machines reach each other by it and nobody else does.
   */
  ImmutableSet<String> groups(Marks nodeTemplate, List<OpenPort> open) {
    List<SecurityGroup> there = groups();
    SecurityGroup own = group(there, nodeTemplate);
    open.stream()
        .filter(port -> !isOpen(own, port))
        .forEach(port -> write(rule(own.getId(), port)));
    SecurityGroup shared =
        group(there, new Marks(nodeTemplate.infrastructure(), CloudObject.ALL_MACHINES));
    if (!isOpenToItself(shared)) {
      write(amongItself(shared.getId()));
    }
    return ImmutableSet.of(own.getId(), shared.getId());
  }

  private SecurityGroup group(List<SecurityGroup> there, Marks marks) {
    return there.stream()
        .filter(one -> marks.name().equals(one.getName()))
        .findFirst()
        .orElseGet(
            () ->
                session.write(
                    () ->
                        groupApi()
                            .create(
                                SecurityGroup.CreateSecurityGroup.createBuilder()
                                    .name(marks.name())
                                    .description("made by Levante")
                                    .build())));
  }

  private void write(Rule.CreateRule rule) {
    session.write(() -> groupApi().create(rule));
  }

  private static boolean isOpenToItself(SecurityGroup group) {
    return group.getRules() != null
        && group.getRules().stream()
            .anyMatch(
                rule ->
                    rule.getDirection() == RuleDirection.INGRESS
                        && rule.getProtocol() == null
                        && group.getId().equals(rule.getRemoteGroupId()));
  }

  /**
   * Every protocol, since what the nodes of a cluster say to each other is the cluster's affair.
   */
  private static Rule.CreateRule amongItself(String group) {
    return Rule.CreateRule.createBuilder(RuleDirection.INGRESS, group)
        .ethertype(RuleEthertype.IPV4)
        .remoteGroupId(group)
        .build();
  }

  private static boolean isOpen(SecurityGroup group, OpenPort port) {
    return group.getRules() != null
        && group.getRules().stream()
            .anyMatch(
                rule ->
                    rule.getDirection() == RuleDirection.INGRESS
                        && rule.getPortRangeMin() != null
                        && rule.getPortRangeMin() == port.first()
                        && rule.getPortRangeMax() == port.last()
                        && rule.getProtocol() == protocol(port));
  }

  private static Rule.CreateRule rule(String group, OpenPort port) {
    return Rule.CreateRule.createBuilder(RuleDirection.INGRESS, group)
        .ethertype(RuleEthertype.IPV4)
        .protocol(protocol(port))
        .portRangeMin(port.first())
        .portRangeMax(port.last())
        .remoteIpPrefix(port.from())
        .build();
  }

  private static RuleProtocol protocol(OpenPort port) {
    return port.protocol() == Protocol.UDP ? RuleProtocol.UDP : RuleProtocol.TCP;
  }

  /** The machine's port, made when missing. */
  String port(Marks marks, String network, ImmutableSet<String> groups) {
    return ports().stream()
        .filter(port -> marks.name().equals(port.getName()))
        .map(Port::getId)
        .findFirst()
        .orElseGet(
            () ->
                session
                    .write(
                        () ->
                            session
                                .neutron()
                                .getPortApi(region.name())
                                .create(
                                    Port.CreatePort.createBuilder(network)
                                        .name(marks.name())
                                        .securityGroups(groups)
                                        .build()))
                    .getId());
  }

  /** A floating IP that leads to a port, made when missing. */
  void publish(String port) {
    boolean published = floatingIps().stream().anyMatch(ip -> port.equals(ip.getPortId()));
    if (!published) {
      String outside =
          networks().stream()
              .filter(network -> Boolean.TRUE.equals(network.getExternal()))
              .map(Network::getId)
              .sorted()
              .findFirst()
              .orElseThrow(() -> missing("no network with public addresses"));
      FloatingIP made =
          session.write(
              () ->
                  session
                      .neutron()
                      .getFloatingIPApi(region.name())
                      .create(
                          FloatingIP.CreateFloatingIP.createBuilder(outside).portId(port).build()));
      if (made == null) {
        throw missing("no floating IP was given");
      }
    }
  }

  /** The network asked for by name or id, else the first by name that leads not outside. */
  String network(Optional<String> wanted) {
    return networks().stream()
        .filter(network -> !Boolean.TRUE.equals(network.getExternal()))
        .filter(
            network ->
                wanted.isEmpty()
                    || wanted.get().equals(network.getName())
                    || wanted.get().equals(network.getId()))
        .sorted(Comparator.comparing(Network::getName))
        .map(Network::getId)
        .findFirst()
        .orElseThrow(
            () -> missing("no network " + wanted.orElse("for machines") + " in " + region));
  }

  void remove(CloudObject object) {
    String id = object.id();
    session.write(
        () ->
            switch (object.kind()) {
              case FLOATING_IP -> session.neutron().getFloatingIPApi(region.name()).delete(id);
              case PORT -> session.neutron().getPortApi(region.name()).delete(id);
              default -> groupApi().deleteSecurityGroup(id);
            });
  }

  private static OpenStackFailure missing(String what) {
    return new OpenStackFailure(404, "Neutron", what);
  }

  private List<Network> networks() {
    return session.read(
        () -> session.neutron().getNetworkApi(region.name()).list().concat().toList());
  }

  private List<Port> ports() {
    return session.read(() -> session.neutron().getPortApi(region.name()).list().concat().toList());
  }

  private List<FloatingIP> floatingIps() {
    return session.read(
        () -> session.neutron().getFloatingIPApi(region.name()).list().concat().toList());
  }

  private List<SecurityGroup> groups() {
    return session.read(() -> groupApi().listSecurityGroups().concat().toList());
  }

  private SecurityGroupApi groupApi() {
    return session.neutron().getSecurityGroupApi(region.name());
  }
}
