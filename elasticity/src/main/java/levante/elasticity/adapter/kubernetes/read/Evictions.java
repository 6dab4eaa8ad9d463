package levante.elasticity.adapter.kubernetes.read;

import static levante.elasticity.adapter.kubernetes.read.NodeReader.absentIsEmpty;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.constraint.Disruption;

/**
 * Which pods may be moved, as those expect it who come from Cluster Autoscaler or Karpenter: a pod
 * that nothing would make anew stays where it is unless its owner says that it is safe to evict,
 * and whoever says so keeps his pods from being moved at all.
 */
public final class Evictions {
  /** {@code true} lets a pod go that nothing would make anew, {@code false} keeps any. */
  public static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

  static final String DO_NOT_DISRUPT = "karpenter.sh/do-not-disrupt";
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private Evictions() {}

  /** Whether it leaves with its node: one of a DaemonSet, or the mirror of a static pod. */
  public static boolean staysWithNode(Pod pod) {
    return annotations(pod).containsKey(MIRROR)
        || controller(pod).filter(owner -> "DaemonSet".equals(owner.getKind())).isPresent();
  }

  /** Whether it may be moved to save a node; a job would begin anew, so it says so itself. */
  static Disruption disruption(Pod pod) {
    boolean job = controller(pod).filter(owner -> "Job".equals(owner.getKind())).isPresent();
    boolean safe = "true".equals(annotations(pod).get(SAFE_TO_EVICT));
    return refusal(pod).isPresent() || (job && !safe) ? Disruption.FORBIDDEN : Disruption.ALLOWED;
  }

  /** Why it may not be moved; empty when it may. */
  public static Optional<String> refusal(Pod pod) {
    Map<String, String> annotations = annotations(pod);
    if ("true".equals(annotations.get(DO_NOT_DISRUPT))) {
      return Optional.of("says " + DO_NOT_DISRUPT);
    }
    String safe = annotations.get(SAFE_TO_EVICT);
    if ("false".equals(safe)) {
      return Optional.of("says that it is not safe to evict");
    }
    return "true".equals(safe) || controller(pod).isPresent() || staysWithNode(pod)
        ? Optional.empty()
        : Optional.of("has no controller that would make it anew");
  }

  /** Whether it is over, however it ended. */
  public static boolean hasEnded(Pod pod) {
    return switch (PodReader.phase(pod)) {
      case SUCCEEDED, FAILED -> true;
      case PENDING, RUNNING -> false;
    };
  }

  private static Optional<OwnerReference> controller(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst();
  }

  private static Map<String, String> annotations(Pod pod) {
    return absentIsEmpty(pod.getMetadata().getAnnotations());
  }
}
