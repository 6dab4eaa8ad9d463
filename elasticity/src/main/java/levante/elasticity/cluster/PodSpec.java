package levante.elasticity.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.Gang;
import levante.elasticity.constraint.HostPort;
import levante.elasticity.constraint.NodeAffinity;
import levante.elasticity.constraint.PodTerm;
import levante.elasticity.constraint.Toleration;
import levante.elasticity.constraint.TopologySpread;

/**
 * What a pod asks of the cluster. Pods of one owner share it; what is preferred only is left out,
 * since it never decides whether a pod fits.
 *
 * @param requests as Kubernetes counts them: containers, init containers, side-cars and overhead
 * @param nodeSelector labels that its node must have
 * @param affinity the nodes it is limited to
 * @param volumes for each of its volumes that not every node reaches, the nodes that do
 * @param near pods that one of its topology's nodes must have
 * @param apart pods that none of its topology's nodes may have
 * @param priority the higher is served first
 * @param gang the pods without which it is of no use
 */
public record PodSpec(
    Resources requests,
    SortedMap<String, String> nodeSelector,
    List<Toleration> tolerations,
    Optional<NodeAffinity> affinity,
    List<NodeAffinity> volumes,
    List<PodTerm> near,
    List<PodTerm> apart,
    List<TopologySpread> spread,
    List<HostPort> hostPorts,
    int priority,
    Optional<Gang> gang,
    Disruption disruption) {
  public PodSpec {
    Objects.requireNonNull(requests, "requests");
    Objects.requireNonNull(affinity, "affinity");
    Objects.requireNonNull(gang, "gang");
    Objects.requireNonNull(disruption, "disruption");
    nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
    tolerations = List.copyOf(tolerations);
    volumes = List.copyOf(volumes);
    near = List.copyOf(near);
    apart = List.copyOf(apart);
    spread = List.copyOf(spread);
    hostPorts = List.copyOf(hostPorts);
  }

  /** Asks for these resources on any node, and is not moved. */
  public static PodSpec of(Resources requests) {
    return of(requests, new TreeMap<>(), List.of());
  }

  /** Asks for these resources on a node with these labels, and is not moved. */
  public static PodSpec of(
      Resources requests, SortedMap<String, String> nodeSelector, List<Toleration> tolerations) {
    return new PodSpec(
        requests,
        nodeSelector,
        tolerations,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        Optional.empty(),
        Disruption.FORBIDDEN);
  }

  /**
   * What the pod of a job asks. It is not to be moved: it would begin anew, and what it had done
   * would be lost.
   */
  public static PodSpec ofJob(Resources requests, int priority, Optional<Gang> gang) {
    return new PodSpec(
        requests,
        new TreeMap<>(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        priority,
        gang,
        Disruption.FORBIDDEN);
  }

  /** The same, and may be moved to save a node. */
  public PodSpec movable() {
    return new PodSpec(
        requests,
        nodeSelector,
        tolerations,
        affinity,
        volumes,
        near,
        apart,
        spread,
        hostPorts,
        priority,
        gang,
        Disruption.ALLOWED);
  }

  /** Whether where other pods are has a say in where this one may go. */
  public boolean looksAtOthers() {
    return !near.isEmpty() || !apart.isEmpty() || !spread.isEmpty();
  }
}
