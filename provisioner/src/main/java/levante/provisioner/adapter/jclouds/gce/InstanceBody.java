package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.VolumeScript;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;

/**
 * What an insertion says of a machine: all of it is made and marked by that one call, its disks
 * too, which go with it.
 *
 * @param address its own, reserved one; empty for none
 */
record InstanceBody(
    LaunchRequest request,
    GceImages.Disk image,
    Networking.Subnet subnet,
    Optional<String> address) {
  /** By which a root disk in use is told from a volume. */
  static final String ROLE = "levante-disk";

  static final String ROOT = "root";
  private static final long GIB = 1L << 30;

  /** What the smallest disk has. Source: Persistent Disk, sizes of pd-balanced. */
  private static final int LEAST_GIB = 10;

  ObjectNode in(String zone) {
    LaunchDetails details = request.details();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", request.id().value())
            .put("machineType", "zones/%s/machineTypes/%s".formatted(zone, request.size().name()));
    mark(body.putObject("labels"));
    Marks nodeTemplate = new Marks(request.infrastructure(), request.id().label());
    body.putObject("tags")
        .putArray("items")
        .add(Firewalls.tag(nodeTemplate))
        .add(Firewalls.tag(Firewalls.shared(nodeTemplate)));
    disks(body.putArray("disks"), zone);
    card(body.putArray("networkInterfaces").addObject());
    metadata(body.putObject("metadata").putArray("items"), details);
    if (request.size().gpus() > 0) {
      // A machine with an accelerator cannot be moved while its host is serviced.
      body.putObject("scheduling").put("onHostMaintenance", "TERMINATE");
    }
    return body;
  }

  private void mark(ObjectNode labels) {
    Marks.of(request).metadata().forEach(labels::put);
  }

  private void disks(ArrayNode disks, String zone) {
    long wanted =
        request
            .details()
            .needs()
            .map(needs -> (needs.disk().roundedUp() + GIB - 1) / GIB)
            .orElse(0L);
    ObjectNode root = disk(disks, zone, Math.max(image.gib(), wanted));
    root.put("boot", true);
    ObjectNode made = (ObjectNode) root.path("initializeParams");
    made.put("sourceImage", image.image().id());
    ((ObjectNode) made.path("labels")).put(ROLE, ROOT);
    List<LaunchDetails.Volume> volumes = request.details().volumes();
    for (int i = 0; i < volumes.size(); i++) {
      ObjectNode disk = disk(disks, zone, volumes.get(i).gib());
      disk.put("deviceName", deviceName(i));
      ((ObjectNode) disk.path("initializeParams"))
          .put("diskName", Networking.name(Marks.of(request), deviceName(i)));
    }
  }

  private ObjectNode disk(ArrayNode disks, String zone, long gib) {
    ObjectNode disk = disks.addObject().put("autoDelete", true);
    ObjectNode made =
        disk.putObject("initializeParams")
            .put("diskSizeGb", Long.toString(Math.max(LEAST_GIB, gib)))
            .put(
                "diskType",
                "zones/%s/diskTypes/%s"
                    .formatted(zone, MachineTypes.diskType(request.size().name())));
    mark(made.putObject("labels"));
    return disk;
  }

  private static String deviceName(int index) {
    return "volume-" + (index + 1);
  }

  /**
   * Without an address of either kind a machine reaches nothing outside; on a network that the
   * template names, that is how it is meant.
   */
  private void card(ObjectNode card) {
    card.put("subnetwork", subnet.path());
    if (address.isPresent() || request.details().network().isEmpty()) {
      ObjectNode access =
          card.putArray("accessConfigs")
              .addObject()
              .put("type", "ONE_TO_ONE_NAT")
              .put("name", "External NAT");
      address.ifPresent(own -> access.put("natIP", own));
    }
  }

  private static void metadata(ArrayNode items, LaunchDetails details) {
    List<String> names =
        IntStream.range(0, details.volumes().size()).mapToObj(InstanceBody::deviceName).toList();
    String given = details.userData();
    item(items, "user-data", VolumeScript.byLink(given, details.volumes(), names));
    item(
        items,
        "startup-script",
        StartupScript.of(given, VolumeScript.byLink("", details.volumes(), names)));
    item(items, "ssh-keys", StartupScript.keys(given));
    // A project may let people in by their accounts at Google only; Levante has none.
    item(items, "enable-oslogin", "FALSE");
  }

  private static void item(ArrayNode items, String key, String value) {
    if (!value.isEmpty()) {
      items.addObject().put("key", key).put("value", value);
    }
  }
}
