package levante.elasticity.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.constraint.Taint;
import levante.elasticity.constraint.Toleration;

/**
 * What a scheduler looks at when it asks whether a pod could run on a node: the allocatable
 * resources (what is left after the system's own share, pod slots included), labels and taints.
 */
public record NodeShape(
    Resources allocatable, SortedMap<String, String> labels, List<Taint> taints) {
  public NodeShape {
    Objects.requireNonNull(allocatable, "allocatable");
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    taints = List.copyOf(taints);
  }

  /** A shape with neither labels nor taints. */
  public static NodeShape of(Resources allocatable) {
    return new NodeShape(allocatable, new TreeMap<>(), List.of());
  }

  /** The same with these labels. */
  public NodeShape labelled(Map<String, String> added) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.putAll(added);
    return new NodeShape(allocatable, all, taints);
  }

  /** The same with these taints. */
  public NodeShape tainted(Taint... added) {
    return new NodeShape(allocatable, labels, List.of(added));
  }

  /**
   * Why a pod with that selector and those tolerations may not run here however much room there is;
   * empty when it may.
   */
  public Optional<String> refusal(Map<String, String> nodeSelector, List<Toleration> tolerations) {
    for (Map.Entry<String, String> wanted : new TreeMap<>(nodeSelector).entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return Optional.of("label %s=%s is missing".formatted(wanted.getKey(), wanted.getValue()));
      }
    }
    return taints.stream()
        .filter(Taint::repels)
        .filter(taint -> tolerations.stream().noneMatch(one -> one.tolerates(taint)))
        .findFirst()
        .map(taint -> "taint %s is not tolerated".formatted(taint));
  }
}
