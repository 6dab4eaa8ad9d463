package levante.oscar.adapter.kubernetes.read;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A job's pod, as far as a run is read from it. */
public record PodSight(Pod pod) {
  /** Why a container cannot start for want of its image. Source: kubelet, images/types.go. */
  private static final Set<String> IMAGE_TROUBLE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed");

  /** Pods that ended because of their node, and not by their own doing. Source: kubelet. */
  private static final Set<String> OF_NODE =
      Set.of(
          "Evicted",
          "NodeLost",
          "NodeShutdown",
          "Terminated",
          "Shutdown",
          "Preempting",
          "NodeAffinity",
          "UnexpectedAdmissionError");

  /** How a container ended. */
  public record Ended(int code, String reason, String message, Optional<Instant> finished) {
    boolean well() {
      return code == 0 && !isOutOfMemory();
    }

    boolean isOutOfMemory() {
      return reason.equals("OOMKilled");
    }
  }

  /** A pod without a status is one that nobody has looked at yet. */
  private PodStatus status() {
    return pod.getStatus() == null ? new PodStatus() : pod.getStatus();
  }

  /** Its own name. */
  public String name() {
    return pod.getMetadata().getName();
  }

  /** Where it is; absent while it waits. */
  public Optional<String> node() {
    return Optional.ofNullable(pod.getSpec().getNodeName()).filter(name -> !name.isEmpty());
  }

  String phase() {
    return text(status().getPhase());
  }

  /** One word of why the pod as a whole ended; empty when there is none. */
  String reason() {
    return text(status().getReason());
  }

  String message() {
    return text(status().getMessage());
  }

  /** Since when the kubelet has it. */
  Optional<Instant> accepted() {
    return time(status().getStartTime());
  }

  boolean isBeingDeleted() {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  /** Whether its node, or somebody who empties it, has ended it. */
  boolean isDisrupted() {
    boolean said = condition("DisruptionTarget", "True").isPresent();
    return said || OF_NODE.contains(reason()) || reason().startsWith("OutOf");
  }

  /** The condition of that type, if it is so. */
  Optional<PodCondition> condition(String type, String status) {
    return status().getConditions().stream()
        .filter(one -> one.getType().equals(type) && one.getStatus().equals(status))
        .findFirst();
  }

  /** When the container's process began; absent before that. */
  public Optional<Instant> began(String container) {
    return state(container)
        .flatMap(
            state -> {
              if (state.getRunning() != null) {
                return time(state.getRunning().getStartedAt());
              }
              return Optional.ofNullable(state.getTerminated())
                  .flatMap(end -> time(end.getStartedAt()));
            });
  }

  boolean isRunning(String container) {
    return state(container).filter(state -> state.getRunning() != null).isPresent();
  }

  /** How a container ended; absent before that. */
  public Optional<Ended> ended(String container) {
    return state(container).map(ContainerState::getTerminated).map(PodSight::ended);
  }

  private static Ended ended(ContainerStateTerminated end) {
    return new Ended(
        end.getExitCode(),
        text(end.getReason()),
        text(end.getMessage()),
        time(end.getFinishedAt()));
  }

  /** What keeps a container's image away; empty when nothing does. */
  Optional<ContainerStateWaiting> imageTrouble() {
    return containers()
        .flatMap(status -> waiting(status).stream())
        .filter(waiting -> IMAGE_TROUBLE.contains(text(waiting.getReason())))
        .findFirst();
  }

  /** What a container waits for; absent when it does not wait. */
  static Optional<ContainerStateWaiting> waiting(ContainerStatus status) {
    return Optional.ofNullable(status.getState()).map(ContainerState::getWaiting);
  }

  private Optional<ContainerState> state(String container) {
    return containers()
        .filter(status -> status.getName().equals(container))
        .map(ContainerStatus::getState)
        .filter(state -> state != null)
        .findFirst();
  }

  /** All of its containers, those first that run first. */
  Stream<ContainerStatus> containers() {
    return Stream.of(status().getInitContainerStatuses(), status().getContainerStatuses())
        .flatMap(List::stream);
  }

  /** When the last of its containers ended. */
  Optional<Instant> finished() {
    return containers()
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getTerminated() != null)
        .flatMap(state -> time(state.getTerminated().getFinishedAt()).stream())
        .max(Instant::compareTo);
  }

  /** What may be missing in an API's object, as a text. */
  public static String text(String maybe) {
    return maybe == null ? "" : maybe;
  }

  static Optional<Instant> time(String maybe) {
    return Optional.ofNullable(maybe).map(Instant::parse);
  }
}
