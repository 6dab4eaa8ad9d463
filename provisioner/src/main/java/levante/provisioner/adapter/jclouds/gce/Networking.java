package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.Region;

/**
 * Networks and addresses. An address takes no labels in the call that makes it, so it is known by
 * its name, and says what it is for in its description.
 */
final class Networking {
  /**
   * Where machines of one region are put.
   *
   * @param path below the project
   * @param network a URL
   */
  record Subnet(String path, String network) {}

  /** By which names that Levante gives are found. */
  static final String OURS = "name eq levante-.*";

  private static final String DEFAULT = "default";
  private static final int STEM = 38;
  private static final int DIGITS = 16;

  private final GceSession session;
  private final Map<String, Subnet> known = new HashMap<>();

  Networking(GceSession session) {
    this.session = session;
  }

  /**
   * A name of at most 63 letters, digits and dashes that only these marks have.
   *
   * @param more what else tells it from others
   */
  static String name(Marks marks, String more) {
    String stem = marks.rest().substring(0, Math.min(STEM, marks.rest().length()));
    String digits =
        Hashing.sha256()
            .hashString(marks.name() + " " + more, StandardCharsets.UTF_8)
            .toString()
            .substring(0, DIGITS);
    return ("levante-" + stem + "-" + digits).replace("--", "-");
  }

  /** What carries our marks: one call. */
  Stream<CloudObject> objects() {
    return session.aggregated("addresses", OURS).stream()
        .flatMap(
            address ->
                Marks.read(address.path("description").asText()).stream()
                    .map(
                        marks ->
                            marks.object(
                                Kind.FLOATING_IP,
                                path(GceSession.last(address.path("region")), address.path("name")),
                                new Region(GceSession.last(address.path("region"))))));
  }

  private static String path(String region, JsonNode name) {
    return "regions/" + region + "/addresses/" + name.asText();
  }

  /** The machine's own address; empty while it is being made, which this begins. */
  Optional<String> address(Marks machine, Region region) {
    String name = name(machine, "");
    String path = "regions/" + region + "/addresses";
    Optional<JsonNode> there = session.find(path + "/" + name);
    if (there.isEmpty()) {
      JsonNode body =
          JsonNodeFactory.instance
              .objectNode()
              .put("name", name)
              .put("description", machine.name())
              .put("addressType", "EXTERNAL");
      session.isDone(session.insert(path, body, ""));
      there = session.find(path + "/" + name);
    }
    return there
        .map(address -> address.path("address").asText())
        .filter(address -> !address.isEmpty());
  }

  /**
   * The subnet asked for in a region.
   *
   * @param wanted a subnet's or a network's name; empty for the network {@code default}
   */
  Subnet subnet(Region region, Optional<String> wanted) {
    String name = wanted.map(Networking::last).orElse(DEFAULT);
    return known.computeIfAbsent(region + " " + name, own -> find(region, name));
  }

  private static String last(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
  }

  private Subnet find(Region region, String name) {
    List<JsonNode> usable =
        session.list("regions/" + region + "/subnetworks", Map.of()).stream()
            .filter(one -> one.path("purpose").asText("PRIVATE").startsWith("PRIVATE"))
            .sorted(Comparator.comparing(one -> one.path("name").asText()))
            .toList();
    return usable.stream()
        .filter(one -> one.path("name").asText().equals(name))
        .findFirst()
        .or(
            () ->
                usable.stream()
                    .filter(one -> GceSession.last(one.path("network")).equals(name))
                    .findFirst())
        .map(
            one ->
                new Subnet(
                    "regions/" + region + "/subnetworks/" + one.path("name").asText(),
                    one.path("network").asText()))
        .orElseThrow(
            () ->
                new GceFailure(
                    404, "notFound", "no network or subnet '%s' in %s".formatted(name, region)));
  }
}
