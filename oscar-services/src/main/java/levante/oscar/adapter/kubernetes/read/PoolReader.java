package levante.oscar.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import levante.oscar.pool.WarmPods;

/** Reads a pool from what Kubernetes says of it. Pure. */
public final class PoolReader {
  /** Nothing is wrong while this is so. Source: kubelet. */
  private static final Set<String> IN_ORDER = Set.of("", "ContainerCreating", "PodInitializing");

  private static final Set<String> ENDED = Set.of("Failed", "Succeeded");

  private PoolReader() {}

  /** A pool, with those of the pods that are its. */
  public static WarmPods.Seen read(Deployment deployment, List<Pod> pods) {
    String name = deployment.getMetadata().getName();
    return new WarmPods.Seen(
        name,
        Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1),
        pods.stream()
            .filter(pod -> name.equals(pod.getMetadata().getLabels().get(Marks.POOL)))
            .map(pod -> read(new PodSight(pod)))
            .toList());
  }

  /** A pod, of a pool or not: whether it is ready, and what is in its way. */
  public static WarmPods.PodSeen read(Pod pod) {
    return read(new PodSight(pod));
  }

  private static WarmPods.PodSeen read(PodSight pod) {
    WarmPods.State state = state(pod);
    Optional<String> obstacle = state == WarmPods.State.STARTING ? obstacle(pod) : Optional.empty();
    return new WarmPods.PodSeen(pod.name(), state, obstacle);
  }

  private static WarmPods.State state(PodSight pod) {
    if (pod.isBeingDeleted() || ENDED.contains(pod.phase())) {
      return WarmPods.State.LEAVING;
    }
    return pod.condition("Ready", "True").isPresent()
        ? WarmPods.State.READY
        : WarmPods.State.STARTING;
  }

  private static Optional<String> obstacle(PodSight pod) {
    return pod.condition("PodScheduled", "False")
        .map(unplaced -> sentence(unplaced.getReason(), unplaced.getMessage()))
        .or(() -> pod.containers().flatMap(container -> obstacle(container).stream()).findFirst());
  }

  private static Optional<String> obstacle(ContainerStatus container) {
    return PodSight.waiting(container)
        .filter(waiting -> !IN_ORDER.contains(PodSight.text(waiting.getReason())))
        .map(
            waiting ->
                "container %s: %s"
                    .formatted(
                        container.getName(), sentence(waiting.getReason(), waiting.getMessage())));
  }

  private static String sentence(String reason, String message) {
    return message == null || message.isBlank()
        ? Objects.toString(reason, "not ready")
        : "%s: %s".formatted(reason, message);
  }

  /** Whether the container with the script ended for its memory when it ended last. */
  public static boolean ranOutOfMemory(Pod pod) {
    return new PodSight(pod)
        .containers()
        .filter(status -> status.getName().equals(Marks.SCRIPT))
        .flatMap(status -> Stream.of(status.getLastState(), status.getState()))
        .filter(Objects::nonNull)
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .anyMatch(ended -> "OOMKilled".equals(ended.getReason()));
  }
}
