package levante.web.bridge;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import levante.kernel.ClusterId;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.configure.Distribution;

/** What clusters are. A cluster stays on the cloud that it was made on. */
public final class ClusterKinds {
  private final FindClusters raised;
  private final Predicate<ClusterId> adopted;
  private final Map<ClusterId, Kind> known = new ConcurrentHashMap<>();

  /** Where a cluster is. */
  enum Kind {
    SANDBOX,
    /** Kubernetes on real machines. */
    REAL,
    /** Slurm on real machines. */
    SLURM
  }

  /** Those that Levante raised, and those that it adopted, which it never raises. */
  public ClusterKinds(FindClusters raised, Predicate<ClusterId> adopted) {
    this.raised = raised;
    this.adopted = adopted;
  }

  /** Whether a cluster is the sandbox's. */
  boolean isSandbox(ClusterId cluster) {
    return of(cluster).filter(Kind.SANDBOX::equals).isPresent();
  }

  private static Kind kind(ProvisionedCluster cluster) {
    if (CloudNodeConfigurators.isSandbox(cluster)) {
      return Kind.SANDBOX;
    }
    return cluster.distribution() == Distribution.SLURM ? Kind.SLURM : Kind.REAL;
  }

  /** Absent for a cluster that is not known, or that is gone before it was asked for. */
  Optional<Kind> of(ClusterId cluster) {
    Kind before = known.get(cluster);
    if (before != null) {
      return Optional.of(before);
    }
    Optional<Kind> found =
        raised.all().stream()
            .filter(one -> one.id().equals(cluster))
            .findFirst()
            .map(ClusterKinds::kind)
            .or(() -> Optional.of(Kind.REAL).filter(any -> adopted.test(cluster)));
    found.ifPresent(kind -> known.put(cluster, kind));
    return found;
  }
}
