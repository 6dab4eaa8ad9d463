package levante.oscar.adapter.kubernetes.store;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
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
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.ServicesNamespace;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;

/**
 * Object storages on real clusters. What is there is what the cluster says: a storage is known by
 * its keys, which are made first and taken away last, so that whatever breaks off is carried on.
 * Every method asks the cluster and may end with CLUSTER_UNREACHABLE.
 */
public final class KubernetesStores {
  private static final String REGION = "us-east-1";

  private final JobClusters clusters;
  private final ObjectStorages storages;
  private final StoreConfig config;
  private final StoreManifest manifest;
  private final StorePods pods;
  private final ShortCut shortCut;
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
    this.pods = new StorePods(config);
    this.shortCut = new ShortCut(config, manifest);
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
        .ask(cluster, client -> pods.obstacle(client, name))
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
    shortCut.ensure(client, name, new StoreSite(node(keys), site.address()));
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
        StorageAccess.Tls.UNVERIFIED,
        StorageAccess.Protocol.S3);
  }

  private static String text(Secret keys, String name) {
    return new String(Base64.getDecoder().decode(keys.getData().get(name)), StandardCharsets.UTF_8);
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
    if (!pods.of(client, name).isEmpty()) {
      return Optional.empty();
    }
    shortCut.remove(client, name);
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
