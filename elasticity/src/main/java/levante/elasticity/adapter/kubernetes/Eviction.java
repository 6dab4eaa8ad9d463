package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Asks pods to go, as their budgets allow it. */
final class Eviction {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String BUDGET = "DisruptionBudget";

  private final KubernetesClient client;

  Eviction(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Asks that very pod; one that is going or gone is asked no more.
   *
   * @return why it stays for now; empty when it goes
   */
  Optional<String> of(Pod pod) {
    ObjectMeta meta = pod.getMetadata();
    if (meta.getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    try {
      client.raw(
          "/api/v1/namespaces/%s/pods/%s/eviction".formatted(meta.getNamespace(), meta.getName()),
          "POST",
          new EvictionBuilder()
              .withMetadata(
                  new ObjectMetaBuilder()
                      .withNamespace(meta.getNamespace())
                      .withName(meta.getName())
                      .build())
              .withDeleteOptions(
                  new DeleteOptionsBuilder()
                      .withNewPreconditions()
                      .withUid(meta.getUid())
                      .endPreconditions()
                      .build())
              .build());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return answered(pod, e);
    }
  }

  private static Optional<String> answered(Pod pod, KubernetesClientException e) {
    return switch (e.getCode()) {
      case TOO_MANY_REQUESTS ->
          Optional.of("%s: %s".formatted(KubernetesNodeDrainer.name(pod), reason(e.getStatus())));
      // It is gone, or another of the same name is there, which the next look finds.
      case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT -> Optional.empty();
      default -> throw e;
    };
  }

  /** A budget's own words, such as: the disruption budget web needs 2 healthy pods and has 2. */
  private static String reason(Status status) {
    return Optional.ofNullable(status)
        .map(Status::getDetails)
        .map(StatusDetails::getCauses)
        .stream()
        .flatMap(java.util.List::stream)
        .filter(cause -> BUDGET.equals(cause.getReason()))
        .map(cause -> cause.getMessage())
        .findFirst()
        .orElse("too many requests");
  }
}
