package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of {@code scheduling-cases.yaml}: a cluster, a pod, and whether it can run there. Written
 * out as Kubernetes has it.
 */
public record SchedulingCase(
    String name,
    boolean fits,
    List<Node> nodes,
    List<Pod> running,
    Pod pod,
    Optional<PersistentVolume> volume,
    Optional<PersistentVolumeClaim> claim) {
  private static final KubernetesSerialization API = new KubernetesSerialization();
  private static final String VOLUME = "case-volume";
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  /** All of them. */
  public static List<SchedulingCase> all() {
    try (InputStream text = SchedulingCase.class.getResourceAsStream("/scheduling-cases.yaml")) {
      List<SchedulingCase> cases = new ArrayList<>();
      for (Object row : API.unmarshal(text, List.class)) {
        cases.add(of(map(row)));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static SchedulingCase of(Map<String, Object> row) {
    List<Pod> running = new ArrayList<>();
    for (Object one : list(row.get("running"))) {
      running.add(pod("running-" + running.size(), map(one)));
    }
    Map<String, Object> wanted = map(row.get("pod"));
    Optional<Map<String, Object>> reached =
        Optional.ofNullable(wanted.get("volume")).map(SchedulingCase::map);
    return new SchedulingCase(
        (String) row.get("name"),
        (Boolean) row.get("fits"),
        list(row.get("nodes")).stream().map(one -> node(map(one))).toList(),
        running,
        pod("case", wanted),
        reached.map(SchedulingCase::reached),
        reached.map(one -> claimed()));
  }

  private static Node node(Map<String, Object> row) {
    String name = (String) row.get("name");
    Map<String, Object> amounts = new LinkedHashMap<>();
    amounts.put("cpu", row.getOrDefault("cpu", 4));
    amounts.put("memory", row.getOrDefault("memory", "8Gi"));
    amounts.put("pods", row.getOrDefault("pods", 10));
    amounts.putAll(map(row.get("extended")));
    Map<String, Object> labels = new LinkedHashMap<>(map(row.get("labels")));
    labels.put("kubernetes.io/hostname", name);
    Map<String, Object> meta = metadata(name, labels);
    meta.put("annotations", Map.of("kwok.x-k8s.io/node", "fake"));
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("taints", list(row.get("taints")));
    spec.put("unschedulable", row.get("cordoned"));
    Map<String, Object> ready = Map.of("type", "Ready", "status", "True");
    Map<String, Object> status =
        Map.of("allocatable", amounts, "capacity", amounts, "conditions", List.of(ready));
    return API.convertValue(Map.of("metadata", meta, "spec", spec, "status", status), Node.class);
  }

  private static Pod pod(String name, Map<String, Object> row) {
    Map<String, Object> meta = metadata(name, map(row.get("labels")));
    meta.put("namespace", row.getOrDefault("namespace", "default"));
    Map<String, Object> spec = new LinkedHashMap<>(map(row.get("spec")));
    spec.put("containers", List.of(container(row)));
    spec.put("affinity", affinity(row));
    spec.put(
        "topologySpreadConstraints",
        list(row.get("spread")).stream().map(one -> spread(map(one))).toList());
    spec.put("nodeName", row.get("node"));
    if (row.containsKey("volume")) {
      Map<String, Object> claim = Map.of("claimName", VOLUME);
      spec.put("volumes", List.of(Map.of("name", "v", "persistentVolumeClaim", claim)));
    }
    String phase = row.containsKey("node") ? "Running" : "Pending";
    Map<String, Object> status = Map.of("phase", row.getOrDefault("phase", phase));
    return API.convertValue(Map.of("metadata", meta, "spec", spec, "status", status), Pod.class);
  }

  private static Map<String, Object> metadata(String name, Map<String, Object> labels) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("name", name);
    meta.put("labels", labels);
    meta.put("creationTimestamp", "2026-01-01T00:00:00Z");
    return meta;
  }

  // Where there are no requests the API server takes the limits, so it is done here too.
  private static Map<String, Object> container(Map<String, Object> row) {
    Map<String, Object> limits = map(row.get("limits"));
    Map<String, Object> requests = new LinkedHashMap<>(limits);
    requests.putAll(map(row.get("requests")));
    Map<String, Object> container = new LinkedHashMap<>();
    container.put("name", "main");
    container.put("image", "none:1");
    container.put("ports", list(row.get("ports")));
    container.put("resources", Map.of("requests", requests, "limits", limits));
    return container;
  }

  private static Map<String, Object> affinity(Map<String, Object> row) {
    Map<String, Object> affinity = new LinkedHashMap<>();
    if (row.containsKey("affinity")) {
      List<Object> terms = new ArrayList<>();
      list(row.get("affinity")).forEach(term -> terms.add(Map.of("matchExpressions", term)));
      affinity.put("nodeAffinity", Map.of(REQUIRED, Map.of("nodeSelectorTerms", terms)));
    }
    affinity.put("podAffinity", Map.of(REQUIRED, terms(row.get("near"))));
    affinity.put("podAntiAffinity", Map.of(REQUIRED, terms(row.get("apart"))));
    return affinity;
  }

  private static List<Object> terms(Object rows) {
    List<Object> terms = new ArrayList<>();
    for (Object row : list(rows)) {
      terms.add(selecting(map(row)));
    }
    return terms;
  }

  private static Map<String, Object> spread(Map<String, Object> row) {
    Map<String, Object> rule = selecting(row);
    rule.putIfAbsent("whenUnsatisfiable", "DoNotSchedule");
    return rule;
  }

  private static Map<String, Object> selecting(Map<String, Object> row) {
    Map<String, Object> rule = new LinkedHashMap<>(row);
    rule.put("labelSelector", Map.of("matchLabels", rule.remove("match")));
    return rule;
  }

  private static PersistentVolume reached(Map<String, Object> reachedFrom) {
    return API.convertValue(
        Map.of(
            "metadata",
            Map.of("name", VOLUME),
            "spec",
            Map.of(
                "capacity",
                Map.of("storage", "1Gi"),
                "accessModes",
                List.of("ReadWriteOnce"),
                "storageClassName",
                "by-hand",
                "hostPath",
                Map.of("path", "/none"),
                "claimRef",
                Map.of("namespace", "default", "name", VOLUME),
                "nodeAffinity",
                Map.of(
                    "required",
                    Map.of(
                        "nodeSelectorTerms",
                        List.of(Map.of("matchExpressions", List.of(reachedFrom))))))),
        PersistentVolume.class);
  }

  private static PersistentVolumeClaim claimed() {
    return API.convertValue(
        Map.of(
            "metadata",
            Map.of("name", VOLUME, "namespace", "default"),
            "spec",
            Map.of(
                "volumeName",
                VOLUME,
                "storageClassName",
                "by-hand",
                "accessModes",
                List.of("ReadWriteOnce"),
                "resources",
                Map.of("requests", Map.of("storage", "1Gi")))),
        PersistentVolumeClaim.class);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }
}
