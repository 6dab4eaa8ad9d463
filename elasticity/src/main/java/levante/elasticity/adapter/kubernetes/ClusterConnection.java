package levante.elasticity.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import levante.elasticity.adapter.kubernetes.read.Neighbours;
import levante.elasticity.adapter.kubernetes.read.PodReader;
import levante.elasticity.adapter.kubernetes.read.Volumes;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.kernel.ErrorCode;
import levante.kernel.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster, looked at through informers from when it is opened until it is closed. What they
 * have heard is whole when each of them has read its list and is told of every change since, and
 * when the cluster has answered lately; a connection that fell silent is none.
 */
final class ClusterConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterConnection.class);

  /** Lists come in pages, each as of the same moment. */
  private static final long PAGE = 500;

  private static final String PODS = "pods";

  private final Secret kubeconfig;
  private final KubernetesClient client;
  private final ClusterIndex index = new ClusterIndex();
  private final Map<String, SharedIndexInformer<? extends HasMetadata>> informers = new TreeMap<>();
  private final HeartBeat heart;
  private Runnable refresh = () -> {};

  private ClusterConnection(Secret kubeconfig, KubernetesClient client, HeartBeat heart) {
    this.kubeconfig = kubeconfig;
    this.client = client;
    this.heart = heart;
  }

  /**
   * Begins to look.
   *
   * @param aside runs what may take its time
   * @param news called when there may be something to do: a pod waits, a node changed
   */
  static ClusterConnection open(
      Secret kubeconfig, KubernetesConfig config, Executor aside, Clock clock, Runnable news) {
    KubernetesClient client = client(kubeconfig, config);
    ClusterConnection connection =
        new ClusterConnection(
            kubeconfig, client, new HeartBeat(client, aside, config.staleAfter(), clock));
    connection.watch(news);
    return connection;
  }

  // Nothing of this machine's own configuration of kubectl may slip in, and nothing is tried again
  // behind our back: a budget's refusal is one of the answers that would be.
  private static KubernetesClient client(Secret kubeconfig, KubernetesConfig config) {
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

  private void watch(Runnable news) {
    SharedIndexInformer<Namespace> namespaces = informer("namespaces", client.namespaces());
    SharedIndexInformer<PersistentVolumeClaim> claims =
        informer("claims", client.persistentVolumeClaims().inAnyNamespace());
    SharedIndexInformer<PersistentVolume> volumes = informer("volumes", client.persistentVolumes());
    SharedIndexInformer<StorageClass> classes =
        informer("storage classes", client.storage().v1().storageClasses());
    PodReader reader =
        new PodReader(
            new Volumes(claims.getStore(), volumes.getStore(), classes.getStore()),
            new Neighbours(namespaces.getStore()));
    IndexFeeder feeder = new IndexFeeder(index, reader, news);
    refresh = feeder::refresh;
    namespaces.addEventHandler(feeder.surroundings());
    claims.addEventHandler(feeder.surroundings());
    volumes.addEventHandler(feeder.surroundings());
    classes.addEventHandler(feeder.surroundings());
    informer("nodes", client.nodes()).addEventHandler(feeder.nodes());
    informer(PODS, client.pods().inAnyNamespace())
        .itemStore(new Names<>((pod, meta) -> new PodBuilder().withMetadata(meta).build()))
        .addEventHandler(feeder.pods());
    informer("budgets", client.policy().v1().podDisruptionBudget().inAnyNamespace())
        .addEventHandler(feeder.budgets());
    informer("daemons", client.apps().daemonSets().inAnyNamespace())
        .addEventHandler(feeder.daemons());
    informer("jobs", client.batch().v1().jobs().inAnyNamespace()).addEventHandler(feeder.jobs());
    informers.values().forEach(SharedIndexInformer::start);
  }

  private <T extends HasMetadata> SharedIndexInformer<T> informer(String name, Informable<T> what) {
    SharedIndexInformer<T> informer =
        what.withLimit(PAGE)
            .runnableInformer(0)
            .exceptionHandler(
                (started, failure) -> {
                  LOG.atDebug().setCause(failure).addKeyValue("list", name).log("not watching");
                  return true;
                });
    informers.put(name, informer);
    return informer;
  }

  /** What this was opened with. */
  Secret kubeconfig() {
    return kubeconfig;
  }

  /** For what is done to the cluster. */
  KubernetesClient client() {
    return client;
  }

  /** The uid of the pod of that namespace and name, if there is one. */
  Optional<String> uidOf(String fullName) {
    return Optional.ofNullable(informers.get(PODS).getStore().getByKey(fullName))
        .map(pod -> pod.getMetadata().getUid());
  }

  Observation<ClusterView> observe() {
    refresh.run();
    return heart
        .silence()
        .or(this::unseen)
        .or(index::trouble)
        .<Observation<ClusterView>>map(
            why -> new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, why))
        .orElseGet(() -> new Observation.Complete<>(index.view()));
  }

  private Optional<String> unseen() {
    List<String> blind =
        informers.entrySet().stream()
            .filter(entry -> !entry.getValue().isWatching())
            .map(Map.Entry::getKey)
            .toList();
    return blind.isEmpty()
        ? Optional.empty()
        : Optional.of("not told (yet) of its " + String.join(", ", blind));
  }

  @Override
  public void close() {
    informers.values().forEach(SharedIndexInformer::stop);
    client.close();
  }
}
