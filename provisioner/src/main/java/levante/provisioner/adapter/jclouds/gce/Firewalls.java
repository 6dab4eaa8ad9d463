package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.Region;

/**
 * Rules of networks' firewalls, which count for machines by their tags. They are of no region, and
 * Google does not know whether one is in use. What they are for stands in their description.
 */
final class Firewalls {
  private final GceSession session;
  private final Map<String, JsonNode> known = new HashMap<>();
  private final List<JsonNode> unfinished = new ArrayList<>();
  private boolean asked;

  Firewalls(GceSession session) {
    this.session = session;
  }

  /** What carries our marks: one call. */
  Stream<CloudObject> objects(Region region) {
    return rules()
        .flatMap(
            rule ->
                Marks.read(rule.path("description").asText()).stream()
                    .map(
                        marks ->
                            marks.object(
                                Kind.SECURITY_GROUP,
                                "global/firewalls/" + rule.path("name").asText(),
                                region)));
  }

  private Stream<JsonNode> rules() {
    return session.list("global/firewalls", Map.of("filter", Networking.OURS)).stream();
  }

  /** The marks that all machines of an infrastructure share. */
  static Marks shared(Marks nodeTemplate) {
    return new Marks(nodeTemplate.infrastructure(), CloudObject.ALL_MACHINES);
  }

  /** The tag of a node template's machines, or of all machines. */
  static String tag(Marks marks) {
    return Networking.name(marks, "");
  }

  /**
   * Makes what is missing: rules that open a node template's ports, one for each network that may
   * reach them, and the rule by which an infrastructure's machines reach each other.
   *
   * @return whether all of it counts already
   */
  boolean ensure(String network, Marks nodeTemplate, List<OpenPort> open) {
    if (!asked) {
      rules().forEach(rule -> known.put(rule.path("name").asText(), rule));
      asked = true;
    }
    List<JsonNode> ordered = new ArrayList<>();
    SortedMap<String, List<OpenPort>> bySource =
        new TreeMap<>(open.stream().collect(Collectors.groupingBy(OpenPort::from)));
    for (Map.Entry<String, List<OpenPort>> one : bySource.entrySet()) {
      ObjectNode rule = rule(network, nodeTemplate, one.getKey());
      rule.putArray("sourceRanges").add(one.getKey());
      order(rule, opened(one.getValue())).ifPresent(ordered::add);
    }
    Marks shared = shared(nodeTemplate);
    ObjectNode all = rule(network, shared, "");
    all.putArray("sourceTags").add(tag(shared));
    order(all, Map.of("all", new TreeSet<>())).ifPresent(ordered::add);
    unfinished.addAll(ordered);
    unfinished.removeIf(session::isDone);
    return unfinished.isEmpty();
  }

  private static ObjectNode rule(String network, Marks marks, String source) {
    ObjectNode rule =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", Networking.name(marks, network + " " + source))
            .put("description", marks.name())
            .put("network", network)
            .put("direction", "INGRESS");
    rule.putArray("targetTags").add(tag(marks));
    return rule;
  }

  private static Map<String, SortedSet<String>> opened(List<OpenPort> ports) {
    return ports.stream()
        .collect(
            Collectors.groupingBy(
                port -> port.protocol().name().toLowerCase(Locale.ROOT),
                TreeMap::new,
                Collectors.mapping(Firewalls::range, Collectors.toCollection(TreeSet::new))));
  }

  private static String range(OpenPort port) {
    return port.first() == port.last()
        ? Integer.toString(port.first())
        : port.first() + "-" + port.last();
  }

  /** The operation by which a rule is made or changed; what it lets in already stays. */
  private Optional<JsonNode> order(ObjectNode rule, Map<String, SortedSet<String>> wanted) {
    String name = rule.path("name").asText();
    Map<String, SortedSet<String>> there =
        Optional.ofNullable(known.get(name)).map(Firewalls::allowed).orElse(Map.of());
    Map<String, SortedSet<String>> whole = new TreeMap<>(there);
    wanted.forEach((protocol, ports) -> whole.merge(protocol, ports, Firewalls::both));
    if (whole.equals(there)) {
      return Optional.empty();
    }
    ArrayNode allowed = rule.putArray("allowed");
    whole.forEach((protocol, ports) -> allow(allowed.addObject(), protocol, ports));
    boolean made = known.put(name, rule) != null;
    return Optional.of(
        made
            ? session.update("global/firewalls/" + name, rule)
            : session.insert("global/firewalls", rule, ""));
  }

  private static void allow(ObjectNode entry, String protocol, SortedSet<String> ports) {
    entry.put("IPProtocol", protocol);
    if (!ports.isEmpty()) {
      ports.forEach(entry.putArray("ports")::add);
    }
  }

  private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
    SortedSet<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Map<String, SortedSet<String>> allowed(JsonNode rule) {
    Map<String, SortedSet<String>> allowed = new TreeMap<>();
    for (JsonNode entry : rule.path("allowed")) {
      SortedSet<String> ports = new TreeSet<>();
      entry.path("ports").forEach(port -> ports.add(port.asText()));
      allowed.merge(entry.path("IPProtocol").asText(), ports, Firewalls::both);
    }
    return allowed;
  }
}
