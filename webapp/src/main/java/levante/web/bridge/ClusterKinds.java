package levante.web.bridge;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ClusterId;
import levante.provisioner.cluster.FindClusters;

/** Which clusters are the sandbox's. A cluster stays on the cloud that it was made on. */
final class ClusterKinds {
  private final FindClusters raised;
  private final Map<ClusterId, Kind> known = new ConcurrentHashMap<>();

  /** Where a cluster is. */
  enum Kind {
    SANDBOX,
    REAL
  }

  ClusterKinds(FindClusters raised) {
    this.raised = raised;
  }

  /** Absent for a cluster that Levante did not raise, or that is gone before it was asked for. */
  Optional<Kind> of(ClusterId cluster) {
    Kind before = known.get(cluster);
    if (before != null) {
      return Optional.of(before);
    }
    Optional<Kind> found =
        raised.all().stream()
            .filter(one -> one.id().equals(cluster))
            .findFirst()
            .map(one -> CloudNodeConfigurators.isSandbox(one) ? Kind.SANDBOX : Kind.REAL);
    found.ifPresent(kind -> known.put(cluster, kind));
    return found;
  }
}
