package levante.oscar.adapter.kubernetes.pool;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.pool.WarmPods;

/** Reads a pool from what Kubernetes says of it. Pure. */
final class PoolReader {
  /** Nothing is wrong while this is so. Source: kubelet. */
  private static final Set<String> IN_ORDER = Set.of("ContainerCreating", "PodInitializing");

  private PoolReader() {}

  static WarmPods.Seen read(Deployment deployment, List<Pod> pods) {
    String name = deployment.getMetadata().getName();
    return new WarmPods.Seen(
        name,
        Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1),
        pods.stream()
            .filter(pod -> name.equals(pod.getMetadata().getLabels().get(Marks.POOL)))
            .map(PoolReader::read)
            .toList());
  }

  private static WarmPods.PodSeen read(Pod pod) {
    WarmPods.State state = state(pod);
    Optional<String> obstacle = state == WarmPods.State.STARTING ? obstacle(pod) : Optional.empty();
    return new WarmPods.PodSeen(pod.getMetadata().getName(), state, obstacle);
  }

  private static WarmPods.State state(Pod pod) {
    boolean ended =
        pod.getStatus() != null
            && Set.of("Failed", "Succeeded").contains(pod.getStatus().getPhase());
    if (pod.getMetadata().getDeletionTimestamp() != null || ended) {
      return WarmPods.State.LEAVING;
    }
    boolean ready =
        conditions(pod)
            .anyMatch(one -> one.getType().equals("Ready") && one.getStatus().equals("True"));
    return ready ? WarmPods.State.READY : WarmPods.State.STARTING;
  }

  private static Stream<PodCondition> conditions(Pod pod) {
    return pod.getStatus() == null ? Stream.of() : pod.getStatus().getConditions().stream();
  }

  private static Optional<String> obstacle(Pod pod) {
    Optional<String> unplaced =
        conditions(pod)
            .filter(one -> one.getType().equals("PodScheduled"))
            .filter(one -> one.getStatus().equals("False"))
            .map(one -> sentence(one.getReason(), one.getMessage()))
            .findFirst();
    return unplaced.or(
        () ->
            pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getContainerStatuses().stream()
                    .map(PoolReader::waiting)
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<String> waiting(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(state -> state.getWaiting())
        .filter(waiting -> waiting.getReason() != null)
        .filter(waiting -> !IN_ORDER.contains(waiting.getReason()))
        .map(waiting -> text(status, waiting));
  }

  private static String text(ContainerStatus status, ContainerStateWaiting waiting) {
    return "container %s: %s"
        .formatted(status.getName(), sentence(waiting.getReason(), waiting.getMessage()));
  }

  private static String sentence(String reason, String message) {
    return message == null || message.isBlank()
        ? Objects.toString(reason, "not ready")
        : "%s: %s".formatted(reason, message);
  }

  /** Whether the container with the script ended for its memory when it ended last. */
  static boolean ranOutOfMemory(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream()
            .filter(status -> status.getName().equals(Marks.SCRIPT))
            .flatMap(status -> Stream.of(status.getLastState(), status.getState()))
            .filter(Objects::nonNull)
            .map(state -> state.getTerminated())
            .filter(Objects::nonNull)
            .anyMatch(ended -> "OOMKilled".equals(ended.getReason()));
  }
}
