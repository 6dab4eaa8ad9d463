package levante.elasticity.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.constraint.Taint;

/**
 * What a scheduler looks at when it asks whether a pod could run on a node: the allocatable
 * resources (what is left after the system's own share, pod slots included), labels and taints.
 */
public record NodeShape(
    Resources allocatable, SortedMap<String, String> labels, List<Taint> taints) {
  /** The label that every node has alone. */
  public static final String HOSTNAME = "kubernetes.io/hostname";

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
}
