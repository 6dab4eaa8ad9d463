package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;

/**
 * The clusters' clients, each opened when its cluster is first asked for and anew when its
 * kubeconfig is another.
 */
public final class JobClusters implements AutoCloseable {
  /** A kubeconfig that was asked for is believed for so long. */
  private static final Duration BELIEVED = Duration.ofSeconds(2);

  private final Kubeconfigs kubeconfigs;
  private final KubernetesJobConfig config;
  private final Clock clock;
  private final Map<ClusterId, Connection> connections = new TreeMap<>();

  private record Connection(Secret kubeconfig, KubernetesClient client, Instant known) {
    Connection known(Instant now) {
      return new Connection(kubeconfig, client, now);
    }
  }

  /** Clusters that are reached with these. */
  public JobClusters(Kubeconfigs kubeconfigs, KubernetesJobConfig config, Clock clock) {
    this.kubeconfigs = kubeconfigs;
    this.clock = clock;
    this.config = config;
  }

  /**
   * Asks a cluster.
   *
   * @throws LevanteException CLUSTER_UNREACHABLE when it does not answer or refuses,
   *     CLUSTER_NOT_FOUND
   */
  public <T> T ask(ClusterId cluster, Function<KubernetesClient, T> question) {
    try {
      return question.apply(client(cluster));
    } catch (KubernetesClientException e) {
      throw unreachable("%s does not answer: %s".formatted(cluster, e.getMessage()), e);
    }
  }

  private synchronized KubernetesClient client(ClusterId cluster) {
    Instant now = clock.instant();
    Connection open = connections.get(cluster);
    if (open != null && now.isBefore(open.known().plus(BELIEVED))) {
      return open.client();
    }
    Optional<Secret> known = known(cluster);
    if (open != null && known.filter(open.kubeconfig()::equals).isPresent()) {
      connections.put(cluster, open.known(now));
      return open.client();
    }
    Secret kubeconfig =
        known.orElseThrow(
            () -> unreachable("it is not known (yet) how %s is reached".formatted(cluster), null));
    close(cluster);
    try {
      KubernetesClient client = open(kubeconfig, config);
      connections.put(cluster, new Connection(kubeconfig, client, now));
      return client;
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw unreachable("%s: its kubeconfig is of no use".formatted(cluster), e);
    }
  }

  private Optional<Secret> known(ClusterId cluster) {
    try {
      return kubeconfigs.of(cluster);
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.CLUSTER_NOT_FOUND) {
        close(cluster);
      }
      throw e;
    }
  }

  // Nothing of this machine's own configuration of kubectl may slip in.
  static KubernetesClient open(Secret kubeconfig, KubernetesJobConfig config) {
    int millis = Math.toIntExact(config.requestTimeout().toMillis());
    Config read =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig.reveal()))
            .withRequestTimeout(millis)
            .withConnectionTimeout(millis)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(read)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  private void close(ClusterId cluster) {
    Connection open = connections.remove(cluster);
    if (open != null) {
      open.client().close();
    }
  }

  @Override
  public synchronized void close() {
    connections.values().forEach(open -> open.client().close());
    connections.clear();
  }

  private static LevanteException unreachable(String message, Exception cause) {
    return new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, message, cause);
  }
}
