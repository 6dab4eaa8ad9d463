package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PodSight;

/**
 * Sees to it that a job's definition is in its cluster, and takes away those that no job has used
 * for an hour.
 */
final class Definitions {
  /** For so long a definition that was seen to is believed to be there. */
  private static final Duration BELIEVED = Duration.ofMinutes(1);

  private static final Duration UNUSED = Duration.ofHours(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

  private final String namespace;
  private final Clock clock;
  private final Map<ClusterId, Map<String, Instant>> ensured = new TreeMap<>();
  private final Map<ClusterId, Instant> swept = new TreeMap<>();

  Definitions(String namespace, Clock clock) {
    this.namespace = namespace;
    this.clock = clock;
  }

  synchronized void ensure(
      ClusterId cluster, KubernetesClient client, Definition definition, String service) {
    Instant now = clock.instant();
    Map<String, Instant> known = ensured.computeIfAbsent(cluster, any -> new TreeMap<>());
    Instant last = known.get(definition.name());
    if (last != null && now.isBefore(last.plus(BELIEVED))) {
      return;
    }
    try {
      put(client, definition, cluster, service);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      ServicesNamespace.ensure(client, namespace);
      put(client, definition, cluster, service);
    }
    known.put(definition.name(), now);
  }

  private void put(
      KubernetesClient client, Definition definition, ClusterId cluster, String service) {
    ServicesNamespace.create(
        client.secrets().inNamespace(namespace).resource(definition.secret(cluster, service)));
  }

  /** Now and then. */
  synchronized void sweep(ClusterId cluster, KubernetesClient client, List<Job> jobs) {
    Instant now = clock.instant();
    Instant last = swept.putIfAbsent(cluster, now);
    if (last == null || now.isBefore(last.plus(BETWEEN_SWEEPS))) {
      return;
    }
    swept.put(cluster, now);
    Map<String, Instant> known = ensured.computeIfAbsent(cluster, any -> new TreeMap<>());
    known.values().removeIf(at -> at.plus(UNUSED).isBefore(now));
    Set<String> used =
        jobs.stream()
            .map(job -> PodSight.text(job.getMetadata().getAnnotations().get(Marks.DEFINITION)))
            .collect(Collectors.toSet());
    for (Secret secret :
        client
            .secrets()
            .inNamespace(namespace)
            .withLabels(Marks.of(cluster))
            .withoutLabel(Marks.POOL)
            .withoutLabel(Marks.EXPOSED)
            .list()
            .getItems()) {
      String name = secret.getMetadata().getName();
      Instant created = Instant.parse(secret.getMetadata().getCreationTimestamp());
      if (!used.contains(name) && !known.containsKey(name) && created.plus(UNUSED).isBefore(now)) {
        client.secrets().inNamespace(namespace).withName(name).delete();
      }
    }
  }
}
