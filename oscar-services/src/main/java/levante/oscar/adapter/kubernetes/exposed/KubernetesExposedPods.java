package levante.oscar.adapter.kubernetes.exposed;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import levante.kernel.ClusterId;
import levante.oscar.adapter.http.PassedOn;
import levante.oscar.adapter.kubernetes.JobClusters;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.kubernetes.KubernetesJobRunner;
import levante.oscar.adapter.kubernetes.ServicesNamespace;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.ExposedConfig;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.ExposedSpec;

/** Exposed services on real clusters. */
public final class KubernetesExposedPods implements ExposedPods {
  private static final String MANAGER = "levante";

  private final JobClusters clusters;
  private final KubernetesJobConfig config;
  private final ServiceProxy proxy;

  /** On these clusters. */
  public KubernetesExposedPods(
      JobClusters clusters, KubernetesJobConfig config, ExposedConfig bounds) {
    this.clusters = clusters;
    this.config = config;
    this.proxy = new ServiceProxy(config, new PassedOn(bounds.longest()));
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    return clusters.ask(
        cluster,
        client -> {
          List<HasMetadata> objects = new ArrayList<>();
          objects.addAll(of(cluster, client.autoscaling().v2().horizontalPodAutoscalers()));
          objects.addAll(of(cluster, client.apps().deployments()));
          objects.addAll(of(cluster, client.services()));
          objects.addAll(of(cluster, client.secrets()));
          List<Pod> pods = objects.isEmpty() ? List.of() : of(cluster, client.pods());
          return ExposedReader.read(objects, pods);
        });
  }

  private <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
      List<T> of(ClusterId cluster, MixedOperation<T, L, R> kind) {
    return kind.inNamespace(config.namespace())
        .withLabels(Marks.of(cluster))
        .withLabel(Marks.EXPOSED)
        .list()
        .getItems();
  }

  @Override
  public void hold(ClusterId cluster, ExposedSpec spec) {
    List<HasMetadata> wanted = new ExposedManifest(config, cluster, spec).objects();
    clusters.ask(
        cluster,
        client -> {
          try {
            make(client, wanted);
            if (!spec.exposure().scale().grows()) {
              named(client.autoscaling().v2().horizontalPodAutoscalers(), spec.name()).delete();
            }
          } catch (KubernetesClientException e) {
            throw KubernetesJobRunner.refused(spec.name(), e);
          }
          return spec;
        });
  }

  private void make(KubernetesClient client, List<HasMetadata> wanted) {
    try {
      ServicesNamespace.letAllIn(client, config.namespace());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      ServicesNamespace.ensure(client, config.namespace());
      ServicesNamespace.letAllIn(client, config.namespace());
    }
    for (HasMetadata one : wanted) {
      client
          .resource(one)
          .inNamespace(config.namespace())
          .fieldManager(MANAGER)
          .forceConflicts()
          .serverSideApply();
    }
  }

  private <T extends HasMetadata> Resource<T> named(
      MixedOperation<T, ?, ? extends Resource<T>> kind, String name) {
    return kind.inNamespace(config.namespace()).withName(name);
  }

  @Override
  public void remove(ClusterId cluster, String name) {
    clusters.ask(
        cluster,
        client -> {
          List<Resource<? extends HasMetadata>> all = new ArrayList<>();
          // The autoscaler first, or it would ask for a number of what is gone.
          all.add(named(client.autoscaling().v2().horizontalPodAutoscalers(), name));
          all.add(named(client.apps().deployments(), name));
          all.add(named(client.services(), name));
          all.add(named(client.secrets(), name));
          all.forEach(one -> one.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
          return name;
        });
  }

  @Override
  public ExposedAnswer ask(ClusterId cluster, ExposedSpec spec, ExposedRequest request) {
    return clusters.ask(cluster, client -> proxy.ask(client, spec.name(), request));
  }
}
