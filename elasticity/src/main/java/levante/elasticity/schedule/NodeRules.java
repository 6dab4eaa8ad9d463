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

  static boolean hold(PodSpec spec, String node, NodeShape shape) {
    return chooses(spec, node, shape)
        && reaches(spec, node, shape)
        && repelling(spec, shape) == null;
  }

  /** Whether node selector and affinity choose the node. */
  static boolean chooses(PodSpec spec, String node, NodeShape shape) {
    SortedMap<String, String> labels = shape.labels();
    for (Map.Entry<String, String> wanted : spec.nodeSelector().entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    return spec.affinity().isEmpty() || spec.affinity().get().matches(node, labels);
  }

  /** Whether the pod tolerates every taint that would keep it away. */
  static boolean tolerates(PodSpec spec, NodeShape shape) {
    return repelling(spec, shape) == null;
  }

  /** The first rule that does not hold on a node of that name and shape, in words. */
  public static Optional<String> refusal(PodSpec spec, String node, NodeShape shape) {
    for (Map.Entry<String, String> wanted : spec.nodeSelector().entrySet()) {
      if (!wanted.getValue().equals(shape.labels().get(wanted.getKey()))) {
        return Optional.of("label %s=%s is missing".formatted(wanted.getKey(), wanted.getValue()));
      }
    }
    if (!chooses(spec, node, shape)) {
      return spec.affinity().map("its affinity asks for %s"::formatted);
    }
    for (NodeAffinity volume : spec.volumes()) {
      if (!volume.matches(node, shape.labels())) {
        return Optional.of("a volume of it is reached from %s only".formatted(volume));
      }
    }
    return Optional.ofNullable(repelling(spec, shape)).map("taint %s is not tolerated"::formatted);
  }

  private static boolean reaches(PodSpec spec, String node, NodeShape shape) {
    for (NodeAffinity volume : spec.volumes()) {
      if (!volume.matches(node, shape.labels())) {
        return false;
      }
    }
    return true;
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
