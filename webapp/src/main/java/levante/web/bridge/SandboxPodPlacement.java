package levante.web.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxPod;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;
import levante.oscar.adapter.sandbox.PodPlacement;

/**
 * Places the sandbox's jobs as pods of the sandbox's clusters, so that its scheduler counts them.
 */
public final class SandboxPodPlacement implements PodPlacement {
  private static final String LABEL = "levante-job";

  private final SandboxClusters clusters;

  /** Over the sandbox's clusters. */
  public SandboxPodPlacement(SandboxClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public void request(ClusterId cluster, String pod, Quantity cpu, Quantity memory) {
    clusters.requestPod(cluster, pod, cpu, memory, Map.of(LABEL, pod));
  }

  @Override
  public Map<String, Place> places(ClusterId cluster) {
    Map<String, Place> places = new LinkedHashMap<>();
    clusters.pods(cluster).forEach(pod -> places.put(pod.name(), place(pod)));
    return places;
  }

  @Override
  public void release(ClusterId cluster, String pod) {
    clusters.releasePod(cluster, pod);
  }

  private static Place place(SandboxPod pod) {
    State state =
        switch (pod.state()) {
          case PENDING -> State.PENDING;
          case BOUND -> State.BOUND;
          case EVICTED -> State.EVICTED;
        };
    return new Place(state, pod.node().orElse(""));
  }
}
