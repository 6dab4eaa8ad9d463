package levante.oscar.adapter.kubernetes.store;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.ServicesNamespace;
import levante.oscar.adapter.kubernetes.read.PodSight;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;

/**
 * Object storages on real clusters. What is there is what the cluster says: a storage is known by
 * its keys, which are made first and taken away last, so that whatever breaks off is carried on.
 * Every method asks the cluster and may end with CLUSTER_UNREACHABLE.
 */
public final class KubernetesStores {
  private static final String REGION = "us-east-1";
  private static final int LAST_LINES = 3;

  private final JobClusters clusters;
  private final ObjectStorages storages;
  private final StoreConfig config;
  private final StoreManifest manifest;
  private final Clock clock;

  /**
   * On these clusters.
   *
   * @param storages by which a storage is tried before it is said to answer
   */
  public KubernetesStores(
      JobClusters clusters, ObjectStorages storages, StoreConfig config, Clock clock) {
    this.clusters = clusters;
    this.storages = storages;
    this.config = config;
    this.manifest = new StoreManifest(config);
    this.clock = clock;
  }

  /**
   * Makes what is missing of a storage, and says how far it is.
   *
   * @param site for one that is not there yet; one that is stays where its files are
   */
  public StoreState ensure(
      ClusterId cluster, String name, StoreSite site, Optional<StoreHook> hook) {
    Optional<StorageAccess> access =
        clusters.ask(cluster, client -> made(client, name, site, hook));
    if (access.isEmpty()) {
      return new StoreState.Pending("it is being taken away");
    }
    return clusters
        .ask(cluster, client -> obstacle(client, name))
        .or(() -> silence(access.get()))
        .<StoreState>map(StoreState.Pending::new)
        .orElseGet(() -> new StoreState.Answers(access.get()));
  }

  private Optional<StorageAccess> made(
      KubernetesClient client, String name, StoreSite site, Optional<StoreHook> hook) {
    if (wiping(client, name).get() != null) {
      return Optional.empty();
    }
    ServicesNamespace.create(client.namespaces().resource(manifest.namespace()));
    Secret keys = keys(client, name);
    if (keys == null) {
      Map<String, String> made = StoreKeys.make(name, site.address(), clock.instant());
      ServicesNamespace.create(
          client
              .secrets()
              .inNamespace(config.namespace())
              .resource(manifest.secret(name, site, made, hook)));
      keys = keys(client, name);
    }
    ServicesNamespace.create(
        client
            .apps()
            .deployments()
            .inNamespace(config.namespace())
            .resource(manifest.deployment(name, node(keys), hook)));
    return Optional.of(access(keys, site));
  }

  private static String node(Secret keys) {
    return keys.getMetadata().getAnnotations().get(StoreManifest.NODE);
  }

  private Secret keys(KubernetesClient client, String name) {
    return client.secrets().inNamespace(config.namespace()).withName(name).get();
  }

  private Resource<Job> wiping(KubernetesClient client, String name) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(config.namespace())
        .withName(StoreManifest.wipe(name));
  }

  private StorageAccess access(Secret keys, StoreSite site) {
    String host = site.address().contains(":") ? "[" + site.address() + "]" : site.address();
    return new StorageAccess(
        "minio.default",
        URI.create("https://%s:%d".formatted(host, config.port())),
        text(keys, StoreKeys.ACCESS),
        levante.kernel.Secret.of(text(keys, StoreKeys.SECRET)),
        REGION,
        StorageAccess.Tls.UNVERIFIED);
  }

  private static String text(Secret keys, String name) {
    return new String(Base64.getDecoder().decode(keys.getData().get(name)), StandardCharsets.UTF_8);
  }

  /** Why its pod does not serve; empty when it does. */
  private Optional<String> obstacle(KubernetesClient client, String name) {
    List<Pod> pods = pods(client, name);
    if (pods.stream().anyMatch(KubernetesStores::isReady)) {
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

  private List<Pod> pods(KubernetesClient client, String name) {
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
                .map(KubernetesStores::sentence);
    return Stream.concat(unplaced, waiting);
  }

  private static String sentence(ContainerStateWaiting state) {
    return "its pod waits: %s %s"
        .formatted(PodSight.text(state.getReason()), PodSight.text(state.getMessage()))
        .strip();
  }

  /** Why it does not answer from here; empty when it does. */
  private Optional<String> silence(StorageAccess access) {
    try {
      storages.open(access).buckets();
      return Optional.empty();
    } catch (LevanteException e) {
      return Optional.of(
          "it runs, but this server cannot use it at %s, whose port has to be open: %s"
              .formatted(access.endpoint(), e.getMessage()));
    }
  }

  /** The names of the storages on a cluster, sorted. */
  public List<String> list(ClusterId cluster) {
    return clusters.ask(
        cluster,
        client ->
            client
                .secrets()
                .inNamespace(config.namespace())
                .withLabel(StoreManifest.STORE)
                .list()
                .getItems()
                .stream()
                .map(one -> one.getMetadata().getName())
                .sorted()
                .toList());
  }

  /**
   * Takes a storage a step further on its way out: its pod, then its files, then its keys. Called
   * until the cluster lists it no more; one that is not there is no error.
   *
   * @throws LevanteException STORAGE_UNREACHABLE when its files cannot be taken away
   */
  public void delete(ClusterId cluster, String name) {
    Optional<String> failed = clusters.ask(cluster, client -> leave(client, name));
    failed.ifPresent(
        why -> {
          throw new LevanteException(
              ErrorCode.STORAGE_UNREACHABLE, "%s on %s: %s".formatted(name, cluster, why));
        });
  }

  private Optional<String> leave(KubernetesClient client, String name) {
    Secret keys = keys(client, name);
    if (keys == null) {
      return Optional.empty();
    }
    Resource<Deployment> server =
        client.apps().deployments().inNamespace(config.namespace()).withName(name);
    server.withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
    if (!pods(client, name).isEmpty()) {
      return Optional.empty();
    }
    Job wiping = wiping(client, name).get();
    if (wiping == null) {
      ServicesNamespace.create(
          client
              .batch()
              .v1()
              .jobs()
              .inNamespace(config.namespace())
              .resource(manifest.wiping(name, node(keys))));
      return Optional.empty();
    }
    return wiped(client, name, wiping);
  }

  private Optional<String> wiped(KubernetesClient client, String name, Job wiping) {
    if (is(wiping, "Failed")) {
      return Optional.of("its files cannot be taken away; see the job " + StoreManifest.wipe(name));
    }
    if (is(wiping, "Complete")) {
      wiping(client, name).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
      client.secrets().inNamespace(config.namespace()).withName(name).delete();
    }
    return Optional.empty();
  }

  private static boolean is(Job job, String condition) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(one -> one.getType().equals(condition) && one.getStatus().equals("True"));
  }
}
