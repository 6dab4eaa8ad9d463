package levante.web.radl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;

/**
 * Says in TOSCA what a RADL document describes, with the Infrastructure Manager's own types. Each
 * system becomes a node template, {@code deploy} its count. Recipes, applications and disks beside
 * the first become parts of the template too, so that what carries out templates decides, and
 * tells, what of them is carried out. The document itself stays attached.
 */
public final class RadlTemplate {
  private static final String FILE = "radl.yaml";
  private static final String ATTACHED = "infrastructure.radl";
  private static final String TYPES =
      "https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml";
  private static final Pattern DISK = Pattern.compile("disk\\.([1-9][0-9]?)\\.size");
  private static final String APPLICATIONS = "disk.0.applications";
  private static final String CONNECTION = "net_interface.%d.connection";
  private static final String ENDPOINT = "endpoint";
  private static final int MOST_INTERFACES = 16;

  private final Radl radl;
  private final ObjectNode nodes = JsonNodeFactory.instance.objectNode();
  private final SortedMap<String, String> files = new TreeMap<>();

  private RadlTemplate(Radl radl) {
    this.radl = radl;
  }

  /**
   * The template.
   *
   * @throws LevanteException INVALID_REQUEST when a deploy names no system
   */
  public static TemplateSource of(Radl radl) {
    RadlTemplate template = new RadlTemplate(radl);
    for (Radl.Deploy deploy : radl.deploys()) {
      requireSystem(radl, deploy);
    }
    radl.of(RadlSection.Kind.SYSTEM).stream()
        .filter(system -> !system.isReference())
        .forEach(template::node);
    template.files.put(ATTACHED, RadlText.write(radl));
    return new TemplateSource(FILE, template.text(), List.of(), template.files);
  }

  /** The RADL that a template was made of. */
  public static Optional<Radl> origin(TemplateSource template) {
    return Optional.ofNullable(template.files().get(ATTACHED)).map(RadlReader::read);
  }

  private static void requireSystem(Radl radl, Radl.Deploy deploy) {
    if (radl.system(deploy.system()).isEmpty() || deploy.machines() < 0) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "RADL: deploy %s %d: there is no such system, or the number is below 0"
              .formatted(deploy.system(), deploy.machines()));
    }
  }

  private String text() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("tosca_definitions_version", "tosca_simple_yaml_1_0");
    root.withObjectProperty("metadata").put("template_name", name());
    root.withArrayProperty("imports").add(TYPES);
    root.withObjectProperty("topology_template").set("node_templates", nodes);
    return root.toPrettyString();
  }

  private String name() {
    return radl.of(RadlSection.Kind.DESCRIPTION).stream()
        .flatMap(one -> one.text("name").stream())
        .findFirst()
        .orElse("radl");
  }

  private void node(RadlSection system) {
    ObjectNode node = nodes.putObject(system.id()).put("type", "tosca.nodes.indigo.Compute");
    ObjectNode capabilities = node.putObject("capabilities");
    host(system, capabilities);
    os(system, capabilities);
    endpoint(system, capabilities);
    int count =
        radl.deploys().stream()
            .filter(deploy -> deploy.system().equals(system.id()))
            .mapToInt(Radl.Deploy::machines)
            .sum();
    properties(capabilities, "scalable").put("min_instances", 0).put("count", count);
    disks(system, node);
    applications(system);
    recipes(system, node);
  }

  private static ObjectNode properties(ObjectNode capabilities, String name) {
    return capabilities.withObjectProperty(name).withObjectProperty("properties");
  }

  private static void host(RadlSection system, ObjectNode capabilities) {
    ObjectNode host = properties(capabilities, "host");
    system.number("cpu.count").map(RadlTemplate::up).ifPresent(n -> host.put("num_cpus", n));
    system.number("gpu.count").map(RadlTemplate::up).ifPresent(n -> host.put("num_gpus", n));
    bytes(system, "memory.size").ifPresent(size -> host.put("mem_size", size));
    bytes(system, "disks.free_size")
        .or(() -> bytes(system, "disk.0.free_size"))
        .or(() -> bytes(system, "disk.0.size"))
        .ifPresent(size -> host.put("disk_size", size));
    system.text("instance_type").ifPresent(type -> host.put("instance_type", type));
  }

  private static Optional<String> bytes(RadlSection system, String name) {
    return system.number(name).map(bytes -> up(bytes) + " B");
  }

  private static long up(BigDecimal number) {
    return number.setScale(0, RoundingMode.CEILING).longValue();
  }

  private static void os(RadlSection system, ObjectNode capabilities) {
    Map<String, String> names =
        Map.of(
            "disk.0.os.name", "type",
            "disk.0.os.flavour", "distribution",
            "disk.0.os.version", "version",
            "disk.0.image.url", "image");
    new TreeMap<>(names)
        .forEach(
            (feature, property) ->
                system
                    .text(feature)
                    .ifPresent(text -> properties(capabilities, "os").put(property, text)));
  }

  private void endpoint(RadlSection system, ObjectNode capabilities) {
    for (int i = 0; i < MOST_INTERFACES; i++) {
      Optional<RadlSection> network = system.text(CONNECTION.formatted(i)).flatMap(radl::network);
      if (network
          .flatMap(one -> one.text("outbound"))
          .filter("yes"::equalsIgnoreCase)
          .isPresent()) {
        properties(capabilities, ENDPOINT).put("network_name", "PUBLIC");
      }
      network
          .flatMap(one -> one.text("outports"))
          .ifPresent(
              list ->
                  RadlPorts.put(
                      list, properties(capabilities, ENDPOINT).withObjectProperty("ports")));
    }
  }

  private void disks(RadlSection system, ObjectNode node) {
    for (RadlFeature feature : system.features()) {
      Matcher disk = DISK.matcher(feature.name());
      if (disk.matches()) {
        String name = "%s_disk_%s".formatted(system.id(), disk.group(1));
        nodes
            .putObject(name)
            .put("type", "tosca.nodes.BlockStorage")
            .putObject("properties")
            .put("size", bytes(system, feature.name()).orElse("1 B"));
        node.withArrayProperty("requirements")
            .addObject()
            .putObject("local_storage")
            .put("node", name)
            .putObject("relationship")
            .put("type", "tosca.relationships.AttachesTo")
            .putObject("properties")
            .put("location", location(system, disk.group(1)));
      }
    }
  }

  private static String location(RadlSection system, String disk) {
    return system.text("disk.%s.mount_path".formatted(disk)).orElse("/mnt/disk" + disk);
  }

  private void applications(RadlSection system) {
    int number = 0;
    for (RadlFeature feature : system.features()) {
      if (feature.name().equals(APPLICATIONS)) {
        nodes
            .putObject("%s_application_%d".formatted(system.id(), number++))
            .put("type", "tosca.nodes.SoftwareComponent")
            .put("description", feature.value().plain())
            .putArray("requirements")
            .addObject()
            .put("host", system.id());
      }
    }
  }

  /** As IM: what contextualize says; without it, the recipe that has the system's name. */
  private void recipes(RadlSection system, ObjectNode node) {
    List<Radl.Recipe> own =
        radl.recipes().stream()
            .filter(recipe -> recipe.text().isPresent())
            .filter(recipe -> runs(recipe.id(), system.id()))
            .toList();
    for (Radl.Recipe recipe : own) {
      String path = "recipes/%s.yaml".formatted(recipe.id());
      files.put(path, recipe.text().orElseThrow());
      node.withObjectProperty("interfaces")
          .withObjectProperty("Standard")
          .put(own.indexOf(recipe) == 0 ? "configure" : "start", path);
    }
  }

  private boolean runs(String recipe, String system) {
    return radl.contextualize()
        .map(
            one ->
                one.items().stream()
                    .anyMatch(item -> item.system().equals(system) && item.recipe().equals(recipe)))
        .orElse(recipe.equals(system));
  }
}
