package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.azure.Arm.Kind;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;

/**
 * What machines of one region need before they are launched: their infrastructure's group and
 * network, the rules of their node template, an interface each. All is looked for by its name
 * before it is made. What Azure is still making is a failure that says so, after all that can be
 * asked for meanwhile has been.
 */
final class Networking {
  private static final String SUBNET = "machines";
  private static final String RANGE = "10.0.0.0/16";

  /** The first of the numbers that order rules. Source: Azure, 100 to 4096, each once. */
  private static final int FIRST = 100;

  private static final Pattern SUBNET_ID =
      Pattern.compile(
          "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Network/virtualNetworks/[^/]+/subnets/[^/]+",
          Pattern.CASE_INSENSITIVE);

  private final AzureSession session;
  private final Region region;
  private final Map<String, JsonNode> known = new HashMap<>();

  Networking(AzureSession session, Region region) {
    this.session = session;
    this.region = region;
  }

  /** The id of the machine's interface, which leads to its address if it is to have one. */
  String interfaceOf(LaunchRequest request) {
    String group = group(request.infrastructure());
    Marks machine = Marks.of(request);
    JsonNode rules =
        rules(group, new Marks(request.infrastructure(), request.id().label()), request);
    Optional<JsonNode> address =
        request.addressing() == Addressing.PUBLIC
            ? Optional.of(address(group, machine))
            : Optional.empty();
    String subnet =
        request
            .details()
            .network()
            .map(this::subnet)
            .orElseGet(() -> ownSubnet(group, request.infrastructure()));
    Stream.concat(Stream.of(rules), address.stream()).forEach(Networking::made);
    JsonNode made =
        ensured(
            group,
            Kind.INTERFACE,
            machine.rest(),
            () -> networkInterface(machine, subnet, rules, address));
    made(made);
    return made.path("id").asText();
  }

  /** Takes back what a machine would have had, so that it can be had elsewhere. */
  void giveUp(LaunchRequest request) {
    giveUp(Arm.group(request.infrastructure()), request.id().value());
  }

  /** The interface first, since it holds the address. */
  private void giveUp(String group, String machine) {
    for (Kind kind : List.of(Kind.INTERFACE, Kind.ADDRESS)) {
      String path = Arm.path(group, kind, machine);
      CloudFailure.tolerantly(() -> session.delete(Arm.versioned(path, kind.version())));
    }
  }

  private static void made(JsonNode thing) {
    if (!Arm.provisioning(thing).equals("Succeeded")) {
      throw AzureFailure.notYet(Arm.name(thing.path("id").asText()));
    }
  }

  private String group(InfrastructureId infrastructure) {
    String name = Arm.group(infrastructure);
    String path = Arm.versioned("/resourcegroups/" + name, Arm.GROUPS);
    Marks shared = new Marks(infrastructure, CloudObject.ALL_MACHINES);
    JsonNode group =
        known.computeIfAbsent(
            path,
            own ->
                session
                    .find(own)
                    .orElseGet(
                        () ->
                            session.put(
                                own,
                                Map.of("location", region.name(), "tags", shared.metadata()))));
    made(group);
    return name;
  }

  /** What is there in that place; else it is made. What once failed is made anew. */
  private JsonNode ensured(
      String group, Kind kind, String name, Supplier<Map<String, Object>> body) {
    String versioned = Arm.versioned(Arm.path(group, kind, name), kind.version());
    JsonNode there =
        known.computeIfAbsent(
            versioned,
            own ->
                session
                    .find(own)
                    .filter(thing -> !Arm.provisioning(thing).equals("Failed"))
                    .orElseGet(() -> session.put(own, body.get())));
    if (!Arm.region(there).equals(region)) {
      // A machine's: an earlier attempt in another region has left it.
      giveUp(group, name);
      throw AzureFailure.notYet(name + " in another region");
    }
    return there;
  }

  private Map<String, Object> thing(Marks marks, Map<String, Object> properties) {
    return Map.of("location", region.name(), "tags", marks.metadata(), "properties", properties);
  }

  private JsonNode address(String group, Marks machine) {
    return ensured(
        group,
        Kind.ADDRESS,
        machine.rest(),
        () -> {
          Map<String, Object> body =
              new HashMap<>(thing(machine, Map.of("publicIPAllocationMethod", "Static")));
          body.put("sku", Map.of("name", "Standard"));
          return body;
        });
  }

  private Map<String, Object> networkInterface(
      Marks machine, String subnet, JsonNode rules, Optional<JsonNode> address) {
    Map<String, Object> place = new HashMap<>();
    place.put("subnet", Map.of("id", subnet));
    place.put("privateIPAllocationMethod", "Dynamic");
    place.put("primary", true);
    address.ifPresent(
        one ->
            place.put(
                "publicIPAddress",
                Map.of(
                    "id", one.path("id").asText(),
                    "properties", Map.of("deleteOption", "Delete"))));
    return thing(
        machine,
        Map.of(
            "networkSecurityGroup",
            Map.of("id", rules.path("id").asText()),
            "ipConfigurations",
            List.of(Map.of("name", "primary", "properties", place))));
  }

  /**
   * A network for each region of an infrastructure; its machines reach each other by Azure's own
   * rule.
   */
  private String ownSubnet(String group, InfrastructureId infrastructure) {
    JsonNode network =
        ensured(
            group,
            Kind.NETWORK,
            region.name(),
            () ->
                thing(
                    new Marks(infrastructure, CloudObject.ALL_MACHINES),
                    Map.of(
                        "addressSpace",
                        Map.of("addressPrefixes", List.of(RANGE)),
                        "subnets",
                        List.of(
                            Map.of(
                                "name",
                                SUBNET,
                                "properties",
                                Map.of("addressPrefix", RANGE, "defaultOutboundAccess", true))))));
    made(network);
    return network.path("id").asText() + "/subnets/" + SUBNET;
  }

  /** One that exists already: by its id, or as IM writes it, {@code network.subnet}. */
  private String subnet(String wanted) {
    if (SUBNET_ID.matcher(wanted).matches()) {
      return wanted;
    }
    int dot = wanted.lastIndexOf('.');
    String network = dot < 0 ? wanted : wanted.substring(0, dot);
    String subnet = wanted.substring(dot + 1);
    return session.pages(Arm.all(Kind.NETWORK)).stream()
        .filter(one -> Arm.region(one).equals(region))
        .filter(one -> one.path("name").asText().equalsIgnoreCase(network))
        .flatMap(one -> subnets(one).stream())
        .filter(one -> dot < 0 || one.path("name").asText().equalsIgnoreCase(subnet))
        .map(one -> one.path("id").asText())
        .findFirst()
        .orElseThrow(
            () ->
                new AzureFailure(
                    400,
                    "InvalidResourceReference",
                    "no subnet %s in %s".formatted(wanted, region)));
  }

  private static List<JsonNode> subnets(JsonNode network) {
    List<JsonNode> subnets = new ArrayList<>();
    network.at("/properties/subnets").forEach(subnets::add);
    return subnets;
  }

  /** The node template's, with a rule for each port; what a person has added stays. */
  private JsonNode rules(String group, Marks nodeTemplate, LaunchRequest request) {
    String name = nodeTemplate.rest() + "_" + region;
    List<OpenPort> ports = request.details().openPorts();
    JsonNode rules =
        ensured(
            group,
            Kind.RULES,
            name,
            () -> {
              List<Map<String, Object>> all = new ArrayList<>();
              ports.stream().distinct().forEach(port -> all.add(rule(port, FIRST + all.size())));
              return thing(nodeTemplate, Map.of("securityRules", all));
            });
    int next = FIRST;
    List<String> there = new ArrayList<>();
    for (JsonNode rule : rules.at("/properties/securityRules")) {
      there.add(Arm.comparable(rule.path("name").asText()));
      next = Math.max(next, rule.at("/properties/priority").asInt() + 1);
    }
    for (OpenPort port : ports) {
      if (!there.contains(name(port))) {
        Map<String, Object> rule = rule(port, next);
        String own = Arm.path(group, Kind.RULES, name) + "/securityRules/" + name(port);
        known.computeIfAbsent(
            own, unused -> session.put(Arm.versioned(own, Kind.RULES.version()), rule));
        next++;
      }
    }
    return rules;
  }

  private static Map<String, Object> rule(OpenPort port, int priority) {
    String ports =
        port.first() == port.last()
            ? Integer.toString(port.first())
            : "%d-%d".formatted(port.first(), port.last());
    return Map.of(
        "name",
        name(port),
        "properties",
        Map.of(
            "access",
            "Allow",
            "direction",
            "Inbound",
            "priority",
            priority,
            "protocol",
            port.protocol() == Protocol.UDP ? "Udp" : "Tcp",
            "sourceAddressPrefix",
            port.from(),
            "sourcePortRange",
            "*",
            "destinationAddressPrefix",
            "*",
            "destinationPortRange",
            ports));
  }

  private static String name(OpenPort port) {
    return "%s-%d-%d-from-%s"
        .formatted(
            port.protocol().name().toLowerCase(Locale.ROOT),
            port.first(),
            port.last(),
            port.from().replaceAll("[^0-9A-Za-z.]", "_").toLowerCase(Locale.ROOT));
  }
}
