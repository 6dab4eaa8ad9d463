package levante.elasticity.adapter.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;

/** Sees a sandbox cluster as a Kubernetes cluster would be seen. */
public final class SandboxClusterObserver implements ClusterObserver {
  private static final String NAMESPACE = "default";

  private final SandboxClusters clusters;

  /** Looks at these clusters. */
  public SandboxClusterObserver(SandboxClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public Observation<ClusterView> observe(ClusterId cluster) {
    try {
      SandboxClusters.Contents contents = clusters.contents(cluster);
      List<Pod> pods = contents.pods().stream().map(SandboxClusterObserver::seen).toList();
      return new Observation.Complete<>(new ClusterView(contents.nodes(), pods));
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    }
  }

  private static Pod seen(SandboxPod pod) {
    SandboxPodRequest request = pod.request();
    Optional<String> node = pod.state() == SandboxPod.State.BOUND ? pod.node() : Optional.empty();
    return new Pod(
        NAMESPACE,
        pod.name(),
        Pod.Kind.WORKLOAD,
        new TreeMap<>(request.labels()),
        request.spec(),
        phase(pod.state()),
        node,
        pod.created());
  }

  private static Pod.Phase phase(SandboxPod.State state) {
    return switch (state) {
      case PENDING -> Pod.Phase.PENDING;
      case BOUND -> Pod.Phase.RUNNING;
      case EVICTED -> Pod.Phase.FAILED;
    };
  }
}
