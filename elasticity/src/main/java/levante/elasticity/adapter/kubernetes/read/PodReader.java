package levante.elasticity.adapter.kubernetes.read;

import static levante.elasticity.adapter.kubernetes.read.NodeReader.absentIsEmpty;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.elasticity.cluster.Pod;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.Gang;
import levante.elasticity.constraint.HostPort;
import levante.elasticity.constraint.NodeAffinity;
import levante.elasticity.constraint.Toleration;

/** A pod of the API, or the template of one, read into the domain's. */
public final class PodReader {
  private static final String KUEUE_GATE = "kueue.x-k8s.io/admission";
  private static final String KUEUE_GROUP = "kueue.x-k8s.io/pod-group-name";
  private static final String KUEUE_GROUP_SIZE = "kueue.x-k8s.io/pod-group-total-count";

  private final Volumes volumes;
  private final Neighbours neighbours;

  /** With what its informers hear of what pods point at. */
  public PodReader(Volumes volumes, Neighbours neighbours) {
    this.volumes = volumes;
    this.neighbours = neighbours;
  }

  /** Whether it counts: a pod that is held back by somebody, or is going, waits for no node. */
  public static boolean counts(io.fabric8.kubernetes.api.model.Pod pod) {
    boolean bound = nodeOf(pod).isPresent();
    boolean going = pod.getMetadata().getDeletionTimestamp() != null;
    boolean held =
        pod.getSpec().getSchedulingGates().stream()
            .anyMatch(gate -> !KUEUE_GATE.equals(gate.getName()));
    return bound || !(going || held);
  }

  /** Whether something else than the pod itself may change what is read. */
  public static boolean looksAround(io.fabric8.kubernetes.api.model.Pod pod) {
    return Volumes.areClaimedBy(pod.getSpec()) || Neighbours.areSelected(pod.getSpec());
  }

  /** The pod as it is now. */
  public Pod read(io.fabric8.kubernetes.api.model.Pod pod) {
    ObjectMeta meta = pod.getMetadata();
    return new Pod(
        meta.getNamespace(),
        meta.getName(),
        Evictions.staysWithNode(pod) ? Pod.Kind.DAEMON : Pod.Kind.WORKLOAD,
        new TreeMap<>(absentIsEmpty(meta.getLabels())),
        spec(meta, pod.getSpec(), gang(meta), Evictions.disruption(pod)),
        phase(pod),
        nodeOf(pod),
        Instant.parse(meta.getCreationTimestamp()));
  }

  /**
   * What pods ask for.
   *
   * @param meta of a pod or of its template; its namespace is the pod's
   */
  levante.elasticity.cluster.PodSpec spec(
      ObjectMeta meta, PodSpec spec, Optional<Gang> gang, Disruption disruption) {
    Optional<Affinity> affinity = Optional.ofNullable(spec.getAffinity());
    return new levante.elasticity.cluster.PodSpec(
        Amounts.requestedBy(spec),
        new TreeMap<>(absentIsEmpty(spec.getNodeSelector())),
        tolerations(spec),
        affinity.flatMap(PodReader::nodes),
        volumes.reachedFrom(meta, spec),
        neighbours.near(meta, affinity),
        neighbours.apart(meta, affinity),
        Neighbours.spread(meta, spec),
        hostPorts(spec),
        spec.getPriority() == null ? 0 : spec.getPriority(),
        gang,
        disruption);
  }

  static Optional<String> nodeOf(io.fabric8.kubernetes.api.model.Pod pod) {
    return Optional.ofNullable(pod.getSpec().getNodeName()).filter(name -> !name.isEmpty());
  }

  static Pod.Phase phase(io.fabric8.kubernetes.api.model.Pod pod) {
    String phase = pod.getStatus() == null ? "Pending" : pod.getStatus().getPhase();
    return switch (phase == null ? "Pending" : phase) {
      case "Succeeded" -> Pod.Phase.SUCCEEDED;
      case "Failed" -> Pod.Phase.FAILED;
      case "Pending" -> Pod.Phase.PENDING;
      // "Unknown" too: what cannot be told still takes its room.
      default -> Pod.Phase.RUNNING;
    };
  }

  private static Optional<Gang> gang(ObjectMeta meta) {
    String group = absentIsEmpty(meta.getLabels()).get(KUEUE_GROUP);
    String size = absentIsEmpty(meta.getAnnotations()).get(KUEUE_GROUP_SIZE);
    return group == null || size == null || !size.matches("[1-9][0-9]{0,5}")
        ? Optional.empty()
        : Optional.of(new Gang(group, Integer.parseInt(size)));
  }

  private static Optional<NodeAffinity> nodes(Affinity affinity) {
    return Optional.ofNullable(affinity.getNodeAffinity())
        .map(one -> one.getRequiredDuringSchedulingIgnoredDuringExecution())
        .map(Selectors::of);
  }

  private static List<Toleration> tolerations(PodSpec spec) {
    return spec.getTolerations().stream().map(PodReader::toleration).toList();
  }

  private static Toleration toleration(io.fabric8.kubernetes.api.model.Toleration one) {
    return new Toleration(
        Optional.ofNullable(one.getKey()).filter(key -> !key.isEmpty()),
        "Exists".equals(one.getOperator()) ? Toleration.Operator.EXISTS : Toleration.Operator.EQUAL,
        one.getValue() == null ? "" : one.getValue(),
        Optional.ofNullable(one.getEffect())
            .filter(effect -> !effect.isEmpty())
            .map(NodeReader::effect));
  }

  private static List<HostPort> hostPorts(PodSpec spec) {
    return Stream.concat(
            spec.getContainers().stream(),
            spec.getInitContainers().stream()
                .filter(container -> "Always".equals(container.getRestartPolicy())))
        .map(Container::getPorts)
        .flatMap(List::stream)
        .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
        .map(
            port ->
                new HostPort(text(port.getHostIP()), text(port.getProtocol()), port.getHostPort()))
        .toList();
  }

  private static String text(String maybe) {
    return maybe == null ? "" : maybe;
  }

  /** Labels of a pod or template, never absent. */
  static Map<String, String> labels(ObjectMeta meta) {
    return absentIsEmpty(meta.getLabels());
  }
}
