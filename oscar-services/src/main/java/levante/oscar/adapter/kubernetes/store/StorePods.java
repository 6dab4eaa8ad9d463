package levante.oscar.adapter.kubernetes.store;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import levante.oscar.adapter.kubernetes.read.PodSight;

/** The pods of storages, and what keeps one from serving. */
final class StorePods {
  private static final int LAST_LINES = 3;

  private final StoreConfig config;

  StorePods(StoreConfig config) {
    this.config = config;
  }

  /** Why its pod does not serve; empty when it does. */
  Optional<String> obstacle(KubernetesClient client, String name) {
    List<Pod> pods = of(client, name);
    if (pods.stream().anyMatch(StorePods::isReady)) {
      return Optional.empty();
    }
    return Optional.of(
        pods.stream()
            .flatMap(pod -> troubles(pod).map(why -> why + lastWords(client, pod)))
            .findFirst()
            .orElse(pods.isEmpty() ? "waits for its pod" : "its pod starts"));
  }

  /** What a pod that does not stay up has written last. */
  private String lastWords(KubernetesClient client, Pod pod) {
    boolean hasRun =
        pod.getStatus().getContainerStatuses().stream().anyMatch(one -> one.getRestartCount() > 0);
    if (!hasRun) {
      return "";
    }
    String log =
        client
            .pods()
            .inNamespace(config.namespace())
            .withName(pod.getMetadata().getName())
            .tailingLines(LAST_LINES)
            .getLog();
    return "; its log ends: " + log.strip().replaceAll("\\s+", " ");
  }

  /** All of a storage. */
  List<Pod> of(KubernetesClient client, String name) {
    return client
        .pods()
        .inNamespace(config.namespace())
        .withLabels(StoreManifest.labels(name))
        .list()
        .getItems();
  }

  private static boolean isReady(Pod pod) {
    return conditions(pod)
        .anyMatch(one -> one.getType().equals("Ready") && one.getStatus().equals("True"));
  }

  private static Stream<PodCondition> conditions(Pod pod) {
    return pod.getStatus() == null ? Stream.of() : pod.getStatus().getConditions().stream();
  }

  private static Stream<String> troubles(Pod pod) {
    Stream<String> unplaced =
        conditions(pod)
            .filter(one -> one.getType().equals("PodScheduled") && one.getStatus().equals("False"))
            .map(one -> "its pod finds no place: " + PodSight.text(one.getMessage()));
    Stream<String> waiting =
        pod.getStatus() == null
            ? Stream.of()
            : pod.getStatus().getContainerStatuses().stream()
                .map(status -> status.getState().getWaiting())
                .filter(Objects::nonNull)
                .filter(state -> !"ContainerCreating".equals(state.getReason()))
                .map(StorePods::sentence);
    return Stream.concat(unplaced, waiting);
  }

  private static String sentence(ContainerStateWaiting state) {
    return "its pod waits: %s %s"
        .formatted(PodSight.text(state.getReason()), PodSight.text(state.getMessage()))
        .strip();
  }
}
