package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;

/**
 * Real clusters, one connection each, which is opened when the cluster is first asked for, anew
 * when its kubeconfig is another, and closed when the cluster is gone.
 */
public final class KubernetesClusters implements ClusterObserver, PodDirectory, AutoCloseable {
  private final Kubeconfigs kubeconfigs;
  private final KubernetesConfig config;
  private final Clock clock;
  private final Runnable news;
  private final Map<ClusterId, ClusterConnection> connections = new TreeMap<>();
  private final ExecutorService aside = Executors.newCachedThreadPool(KubernetesClusters::daemon);

  /**
   * Clusters that are reached with these.
   *
   * @param news called at once, on any thread, when a pod begins to wait or a node changes
   */
  public KubernetesClusters(
      Kubeconfigs kubeconfigs, KubernetesConfig config, Clock clock, Runnable news) {
    this.kubeconfigs = kubeconfigs;
    this.config = config;
    this.clock = clock;
    this.news = news;
  }

  @Override
  public Observation<ClusterView> observe(ClusterId cluster) {
    try {
      return connection(cluster).observe();
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    }
  }

  @Override
  public synchronized Optional<String> uidOf(ClusterId cluster, String fullName) {
    return Optional.ofNullable(connections.get(cluster)).flatMap(known -> known.uidOf(fullName));
  }

  @Override
  public synchronized KubernetesClient client(ClusterId cluster) {
    // Whatever is done to a cluster was decided upon an observation, which has seen to this.
    ClusterConnection known = connections.get(cluster);
    return (known == null ? connection(cluster) : known).client();
  }

  /** Closes the connections to all others. */
  public synchronized void keepOnly(Set<ClusterId> clusters) {
    Iterator<Map.Entry<ClusterId, ClusterConnection>> all = connections.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<ClusterId, ClusterConnection> one = all.next();
      if (!clusters.contains(one.getKey())) {
        all.remove();
        one.getValue().close();
      }
    }
  }

  @Override
  public void close() {
    keepOnly(Set.of());
    aside.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "levante-kubernetes");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized ClusterConnection connection(ClusterId cluster) {
    Optional<Secret> kubeconfig = kubeconfigs.of(cluster);
    ClusterConnection known = connections.get(cluster);
    if (known != null && kubeconfig.filter(known.kubeconfig()::equals).isPresent()) {
      return known;
    }
    Secret current =
        kubeconfig.orElseThrow(
            () -> unreachable("it is not known (yet) how %s is reached".formatted(cluster), null));
    if (known != null) {
      connections.remove(cluster).close();
    }
    try {
      ClusterConnection opened = ClusterConnection.open(current, config, aside, clock, news);
      connections.put(cluster, opened);
      return opened;
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw unreachable("%s: its kubeconfig is of no use".formatted(cluster), e);
    }
  }

  private static LevanteException unreachable(String message, Exception cause) {
    return new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, message, cause);
  }
}
