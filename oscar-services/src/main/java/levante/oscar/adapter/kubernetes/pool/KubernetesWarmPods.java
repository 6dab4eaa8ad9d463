package levante.oscar.adapter.kubernetes.pool;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import levante.kernel.ClusterId;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.kubernetes.KubernetesJobRunner;
import levante.oscar.adapter.kubernetes.ServicesNamespace;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.PoolReader;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.supervisor.call.CallEnd;
import levante.oscar.supervisor.call.CallSupervisor;

/** Keeps pods ready on real clusters, each pool a Deployment with a Secret. */
public final class KubernetesWarmPods implements WarmPods {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** Of those that cost least the ReplicaSet takes away first. Source: Kubernetes, ReplicaSet. */
  private static final String GO_FIRST =
      "{\"metadata\":{\"annotations\":{\"controller.kubernetes.io/pod-deletion-cost\":\"-1000\"}}}";

  /** So soon a kubelet tells why a container ended. */
  private static final long STATUS_S = 5;

  private final JobClusters clusters;
  private final KubernetesJobConfig config;
  private final PodCalls calls;

  /** On these clusters. */
  public KubernetesWarmPods(JobClusters clusters, KubernetesJobConfig config) {
    this.clusters = clusters;
    this.config = config;
    this.calls = new PodCalls(config.namespace());
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    return clusters.ask(
        cluster,
        client -> {
          List<Deployment> deployments =
              client
                  .apps()
                  .deployments()
                  .inNamespace(config.namespace())
                  .withLabels(Marks.of(cluster))
                  .withLabel(Marks.POOL)
                  .list()
                  .getItems();
          List<Pod> pods = deployments.isEmpty() ? List.of() : pods(cluster, client);
          return deployments.stream().map(one -> PoolReader.read(one, pods)).toList();
        });
  }

  private List<Pod> pods(ClusterId cluster, KubernetesClient client) {
    return client
        .pods()
        .inNamespace(config.namespace())
        .withLabels(Marks.of(cluster))
        .withLabel(Marks.POOL)
        .list()
        .getItems();
  }

  @Override
  public void hold(ClusterId cluster, Pool pool, int size, Set<String> first) {
    PoolManifest manifest = new PoolManifest(config, cluster, pool);
    clusters.ask(
        cluster,
        client -> {
          try {
            Deployment there = ensure(client, manifest.deployment());
            ServicesNamespace.create(
                client.secrets().inNamespace(config.namespace()).resource(manifest.secret(there)));
            scale(client, there, size, first);
            return there;
          } catch (KubernetesClientException e) {
            throw KubernetesJobRunner.refused(pool.name(), e);
          }
        });
  }

  private Deployment ensure(KubernetesClient client, Deployment wanted) {
    String name = wanted.getMetadata().getName();
    Deployment there = deployment(client, name).get();
    if (there != null) {
      return there;
    }
    try {
      ServicesNamespace.letCallsIn(client, config.namespace());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      ServicesNamespace.ensure(client, config.namespace());
      ServicesNamespace.letCallsIn(client, config.namespace());
    }
    return client.apps().deployments().inNamespace(config.namespace()).resource(wanted).create();
  }

  private Resource<Deployment> deployment(KubernetesClient client, String name) {
    return client.apps().deployments().inNamespace(config.namespace()).withName(name);
  }

  private void scale(KubernetesClient client, Deployment there, int size, Set<String> first) {
    if (size < there.getSpec().getReplicas()) {
      for (String pod : first) {
        try {
          client.pods().inNamespace(config.namespace()).withName(pod).patch(MERGE, GO_FIRST);
        } catch (KubernetesClientException e) {
          if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
            throw e;
          }
        }
      }
    }
    deployment(client, there.getMetadata().getName())
        .patch(MERGE, "{\"spec\":{\"replicas\":%d}}".formatted(size));
  }

  @Override
  public void remove(ClusterId cluster, String pool) {
    clusters.ask(
        cluster,
        client ->
            client
                .apps()
                .deployments()
                .inNamespace(config.namespace())
                .withName(pool)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
  }

  @Override
  public Optional<PodAnswer> call(
      ClusterId cluster, Pool pool, String pod, JobSpec call, Path body) {
    return clusters.ask(
        cluster,
        client ->
            calls.call(client, pool, pod, call, body).map(said -> explained(client, pod, said)));
  }

  /** A container that ended while its script ran did so for a reason that the kubelet knows. */
  private PodAnswer explained(KubernetesClient client, String pod, PodAnswer said) {
    Optional<Failure> failure = said.end().end().failure();
    if (failure.filter(one -> one.message().equals(CallSupervisor.LOST)).isEmpty()
        || !outOfMemory(client, pod)) {
      return said;
    }
    said.close();
    try {
      String why = "the script passed the memory of its service and was killed";
      FileEnd end = FileEnd.failed(FailureKind.OUT_OF_MEMORY, why);
      return PodAnswer.of(new CallEnd(end, said.end().log(), List.of()), out -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean outOfMemory(KubernetesClient client, String pod) {
    try {
      client
          .pods()
          .inNamespace(config.namespace())
          .withName(pod)
          .waitUntilCondition(
              seen -> seen == null || PoolReader.ranOutOfMemory(seen), STATUS_S, TimeUnit.SECONDS);
      Pod seen = client.pods().inNamespace(config.namespace()).withName(pod).get();
      return seen != null && PoolReader.ranOutOfMemory(seen);
    } catch (KubernetesClientTimeoutException e) {
      return false;
    }
  }
}
