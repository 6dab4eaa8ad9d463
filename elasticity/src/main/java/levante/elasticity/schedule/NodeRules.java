package levante.elasticity.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.constraint.NodeAffinity;
import levante.elasticity.constraint.Taint;
import levante.elasticity.constraint.Toleration;

/** What a pod demands of a node whatever runs there: labels, affinity, volumes' places, taints. */
public final class NodeRules {
  private NodeRules() {}

  /** Whether all of them hold on a node of that name and shape. */
  public static boolean hold(PodSpec spec, String node, NodeShape shape) {
    return refusal(spec, node, shape).isEmpty();
  }

  /** The first that does not hold there. */
  static Optional<Refusal> refusal(PodSpec spec, String node, NodeShape shape) {
    Optional<Refusal> unchosen = notChosen(spec, node, shape);
    if (unchosen.isPresent()) {
      return unchosen;
    }
    for (NodeAffinity volume : spec.volumes()) {
      if (!volume.matches(node, shape.labels())) {
        return Optional.of(new Refusal("a volume of it is reached from %s only", volume));
      }
    }
    return Optional.ofNullable(repelling(spec, shape))
        .map(taint -> new Refusal("taint %s is not tolerated", taint));
  }

  /** Whether node selector and affinity choose the node. */
  static boolean chooses(PodSpec spec, String node, NodeShape shape) {
    return notChosen(spec, node, shape).isEmpty();
  }

  /** Whether the pod tolerates every taint that would keep it away. */
  static boolean tolerates(PodSpec spec, NodeShape shape) {
    return repelling(spec, shape) == null;
  }

  private static Optional<Refusal> notChosen(PodSpec spec, String node, NodeShape shape) {
    SortedMap<String, String> labels = shape.labels();
    for (Map.Entry<String, String> wanted : spec.nodeSelector().entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return Optional.of(new Refusal("label %s is missing", wanted));
      }
    }
    return spec.affinity()
        .filter(affinity -> !affinity.matches(node, labels))
        .map(affinity -> new Refusal("its affinity asks for %s", affinity));
  }

  private static Taint repelling(PodSpec spec, NodeShape shape) {
    for (Taint taint : shape.taints()) {
      if (taint.repels() && !tolerates(spec, taint)) {
        return taint;
      }
    }
    return null;
  }

  private static boolean tolerates(PodSpec spec, Taint taint) {
    for (Toleration toleration : spec.tolerations()) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return false;
  }
}
