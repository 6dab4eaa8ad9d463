package levante.elasticity.adapter.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Toleration;
import levante.kernel.Quantity;

/** A pod that asks a sandbox cluster for a place; its namespace is {@code default}. */
public record SandboxPodRequest(
    String name,
    Resources requests,
    SortedMap<String, String> labels,
    SortedMap<String, String> nodeSelector,
    List<Toleration> tolerations) {
  public SandboxPodRequest {
    Objects.requireNonNull(requests, "requests");
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
    tolerations = List.copyOf(tolerations);
    if (name.isBlank()) {
      throw new IllegalStateException("a pod needs a name");
    }
  }

  /** A pod that any node with room may take. */
  public static SandboxPodRequest of(
      String name, Quantity cpu, Quantity memory, Map<String, String> labels) {
    return new SandboxPodRequest(
        name, Resources.of(cpu, memory), new TreeMap<>(labels), new TreeMap<>(), List.of());
  }

  /** What it asks of the cluster. */
  PodSpec spec() {
    return PodSpec.of(requests, nodeSelector, tolerations);
  }
}
