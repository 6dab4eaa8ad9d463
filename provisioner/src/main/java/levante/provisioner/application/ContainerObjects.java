package levante.provisioner.application;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import levante.tosca.data.Properties;

/** The Deployment of a container that runs all the time, and the Service of its ports. */
final class ContainerObjects {
  private static final String NAME_LABEL = "app.kubernetes.io/name";
  private static final String GPU = "nvidia.com/gpu";

  private final String name;
  private final Properties properties;

  ContainerObjects(String name, Properties properties) {
    this.name = name;
    this.properties = properties;
  }

  /** A List of them, as JSON. */
  String text() {
    List<Object> objects = new ArrayList<>();
    objects.add(deployment());
    if (!ports().isEmpty()) {
      objects.add(service());
    }
    return JsonText.of(map("apiVersion", "v1", "kind", "List", "items", objects));
  }

  private Map<String, Object> deployment() {
    Map<String, Object> labels = map(NAME_LABEL, name);
    Map<String, Object> pod =
        map("metadata", map("labels", labels), "spec", map("containers", List.of(container())));
    return map(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        map("name", name, "labels", labels),
        "spec",
        map(
            "replicas",
            properties.integer("replicas").orElse(1),
            "selector",
            map("matchLabels", labels),
            "template",
            pod));
  }

  private Map<String, Object> container() {
    Map<String, Object> container =
        map("name", name, "image", properties.text("image").orElseThrow());
    List<Object> command = items("command");
    if (!command.isEmpty()) {
      container.put("command", command.stream().map(Object::toString).toList());
    }
    List<Object> ports = ports().stream().<Object>map(port -> map("containerPort", port)).toList();
    if (!ports.isEmpty()) {
      container.put("ports", ports);
    }
    List<Object> environment = environment();
    if (!environment.isEmpty()) {
      container.put("env", environment);
    }
    container.put("resources", map("requests", amounts(), "limits", amounts()));
    return container;
  }

  /** What is asked for is what it gets: requests and limits are the same. */
  private Map<String, Object> amounts() {
    Map<String, Object> amounts = new LinkedHashMap<>();
    properties
        .number("cpus")
        .map(BigDecimal::stripTrailingZeros)
        .ifPresent(cpus -> amounts.put("cpu", cpus.toPlainString()));
    properties.bytes("memory").ifPresent(bytes -> amounts.put("memory", bytes.toString()));
    properties
        .integer("gpus")
        .filter(gpus -> gpus > 0)
        .ifPresent(gpus -> amounts.put(GPU, gpus.toString()));
    return amounts;
  }

  private Map<String, Object> service() {
    List<Object> ports =
        ports().stream()
            .<Object>map(port -> map("name", "port-" + port, "port", port, "targetPort", port))
            .toList();
    return map(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        map("name", name, "labels", map(NAME_LABEL, name)),
        "spec",
        map("selector", map(NAME_LABEL, name), "ports", ports));
  }

  private List<Object> ports() {
    return items("ports").stream().distinct().toList();
  }

  private List<Object> environment() {
    return ApplicationReader.known(properties, "environment")
        .map(
            value ->
                ((Map<?, ?>) value)
                    .entrySet().stream()
                        .<Object>map(
                            one ->
                                map(
                                    "name",
                                    one.getKey().toString(),
                                    "value",
                                    one.getValue().toString()))
                        .collect(Collectors.toList()))
        .orElse(List.of());
  }

  private List<Object> items(String property) {
    return ApplicationReader.known(properties, property)
        .map(value -> ((List<?>) value).stream().<Object>map(one -> one).toList())
        .orElse(List.of());
  }

  /** Names and values in turn; in this order, so that the same wish is the same text. */
  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i].toString(), pairs[i + 1]);
    }
    return map;
  }
}
