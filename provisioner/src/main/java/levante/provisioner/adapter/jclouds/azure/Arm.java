package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;

/**
 * How Azure's Resource Manager names things: a path below a subscription, which is the thing's id
 * as well. Azure does not care for the case of names and does not keep it; all of ours are in lower
 * case.
 */
final class Arm {
  /** What things are, with the version of the interface in which they are spoken of. */
  enum Kind {
    MACHINE("Microsoft.Compute/virtualMachines", "2024-11-01"),
    IMAGE("Microsoft.Compute/images", "2024-11-01"),
    DISK("Microsoft.Compute/disks", "2025-01-02"),
    // From 2025-07-01 on, machines without an address of their own have no way out by default.
    INTERFACE("Microsoft.Network/networkInterfaces", "2024-07-01"),
    ADDRESS("Microsoft.Network/publicIPAddresses", "2024-07-01"),
    RULES("Microsoft.Network/networkSecurityGroups", "2024-07-01"),
    NETWORK("Microsoft.Network/virtualNetworks", "2024-07-01");

    private final String type;
    private final String version;

    Kind(String type, String version) {
      this.type = type;
      this.version = version;
    }

    String version() {
      return version;
    }

    String type() {
      return type;
    }
  }

  /** The version of resource groups and of what is in them. */
  static final String GROUPS = "2022-09-01";

  /** The version of the list of sizes. */
  static final String SKUS = "2021-07-01";

  private static final Pattern PLACE =
      Pattern.compile("/subscriptions/[^/]+/resourcegroups/([^/]+)(?:/.*)?");

  private Arm() {}

  /** The resource group of an infrastructure: all that it has is in there. */
  static String group(InfrastructureId infrastructure) {
    return new Marks(infrastructure, CloudObject.ALL_MACHINES).name();
  }

  /** All of a kind in the subscription. */
  static String all(Kind kind) {
    return versioned("/providers/" + kind.type, kind.version);
  }

  /** A thing in a group, without a version: what its id ends with. */
  static String path(String group, Kind kind, String name) {
    return "/resourceGroups/%s/providers/%s/%s".formatted(group, kind.type, name);
  }

  /** A path with its version. */
  static String versioned(String path, String version) {
    return path + "?api-version=" + version;
  }

  /** Adds a parameter to a path that has a version. */
  static String with(String path, String key, String value) {
    return "%s&%s=%s"
        .formatted(path, key, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** An id, or a part of it, so that it can be compared. */
  static String comparable(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  static String id(JsonNode thing) {
    return comparable(thing.path("id").asText());
  }

  /** The last part of an id. */
  static String name(String id) {
    return comparable(lastPart(id));
  }

  /** What stands behind the last slash. */
  static String lastPart(String text) {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The infrastructure in whose group a thing is. */
  static Optional<InfrastructureId> infrastructure(String id) {
    Matcher place = PLACE.matcher(comparable(id));
    return place.matches()
        ? Marks.read(place.group(1))
            .filter(marks -> marks.rest().equals(CloudObject.ALL_MACHINES))
            .map(Marks::infrastructure)
        : Optional.empty();
  }

  /** Where a thing is; Azure writes both {@code West Europe} and {@code westeurope}. */
  static Region region(JsonNode thing) {
    return new Region(comparable(thing.path("location").asText("unknown")).replace(" ", ""));
  }

  static Map<String, String> tags(JsonNode thing) {
    Map<String, String> tags = new HashMap<>();
    thing.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  /** What a thing's tags say of whose it is, if they are ours. */
  static Optional<Marks> marks(JsonNode thing) {
    Map<String, String> tags = tags(thing);
    return Marks.read(
        "levante_%s_%s".formatted(tags.get(Marks.INFRASTRUCTURE), tags.get(Marks.MACHINE)));
  }

  /** What Azure says of what it was last asked to do with a thing. */
  static String provisioning(JsonNode thing) {
    return thing.at("/properties/provisioningState").asText();
  }
}
