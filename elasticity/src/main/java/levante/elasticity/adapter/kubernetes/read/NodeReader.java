package levante.elasticity.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeShape;

/** A node of the API, read into the domain's. */
public final class NodeReader {
  private static final Set<String> CONTROL_PLANE =
      Set.of(
          "node-role.kubernetes.io/control-plane",
          "node-role.kubernetes.io/master",
          "node-role.kubernetes.io/etcd");

  /** What Kubernetes itself says by a taint and the domain by cordon and readiness. */
  private static final Set<String> SAID_OTHERWISE =
      Set.of(
          "node.kubernetes.io/unschedulable",
          "node.kubernetes.io/not-ready",
          "node.kubernetes.io/unreachable");

  private NodeReader() {}

  /** The node as it is now. */
  public static Node read(io.fabric8.kubernetes.api.model.Node node) {
    Map<String, String> labels = absentIsEmpty(node.getMetadata().getLabels());
    Optional<NodeCondition> ready = readiness(node);
    return new Node(
        node.getMetadata().getName(),
        labels.keySet().stream().anyMatch(CONTROL_PLANE::contains)
            ? Node.Role.CONTROL_PLANE
            : Node.Role.WORKER,
        Optional.empty(),
        new NodeShape(
            Amounts.of(node.getStatus() == null ? null : node.getStatus().getAllocatable()),
            new TreeMap<>(labels),
            taints(node)),
        isReady(node) ? Node.Readiness.READY : Node.Readiness.NOT_READY,
        isCordoned(node) ? Node.Scheduling.CORDONED : Node.Scheduling.OPEN,
        Instant.parse(
            ready
                .map(NodeCondition::getLastTransitionTime)
                .orElseGet(() -> node.getMetadata().getCreationTimestamp())));
  }

  /** Whether its kubelet says so; unknown is not Ready. */
  public static boolean isReady(io.fabric8.kubernetes.api.model.Node node) {
    return readiness(node).filter(condition -> "True".equals(condition.getStatus())).isPresent();
  }

  /** Whether nothing new may be put onto it. */
  public static boolean isCordoned(io.fabric8.kubernetes.api.model.Node node) {
    return node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
  }

  private static Optional<NodeCondition> readiness(io.fabric8.kubernetes.api.model.Node node) {
    return node.getStatus() == null
        ? Optional.empty()
        : node.getStatus().getConditions().stream()
            .filter(condition -> "Ready".equals(condition.getType()))
            .findFirst();
  }

  private static List<levante.elasticity.constraint.Taint> taints(
      io.fabric8.kubernetes.api.model.Node node) {
    return node.getSpec() == null
        ? List.of()
        : node.getSpec().getTaints().stream()
            .filter(taint -> !SAID_OTHERWISE.contains(taint.getKey()))
            .map(NodeReader::taint)
            .toList();
  }

  private static levante.elasticity.constraint.Taint taint(Taint taint) {
    return new levante.elasticity.constraint.Taint(
        taint.getKey(),
        taint.getValue() == null ? "" : taint.getValue(),
        effect(taint.getEffect()));
  }

  static levante.elasticity.constraint.Taint.Effect effect(String effect) {
    return switch (effect) {
      case "NoSchedule" -> levante.elasticity.constraint.Taint.Effect.NO_SCHEDULE;
      case "PreferNoSchedule" -> levante.elasticity.constraint.Taint.Effect.PREFER_NO_SCHEDULE;
      case "NoExecute" -> levante.elasticity.constraint.Taint.Effect.NO_EXECUTE;
      default -> throw new IllegalStateException("the effect " + effect);
    };
  }

  /** The API leaves empty maps out. */
  public static <V> Map<String, V> absentIsEmpty(Map<String, V> map) {
    return map == null ? Map.of() : map;
  }
}
