package levante.oscar.service;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.fdl.Fdl;

/** Applies the services of an FDL: all of them in one transaction, or none. Idempotent. */
public final class ApplyServices {
  private final ServiceStore store;
  private final ServiceClusters clusters;
  private final ServiceReconciler reconciler;
  private final Clock clock;

  /** What became of one service of the FDL. */
  public record Applied(Service service, Change change) {
    /** Against what was stored before. */
    public enum Change {
      CREATED,
      UPDATED,
      UNCHANGED
    }

    public Applied {
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(change, "change");
    }
  }

  /** Over a store; the reconciler is woken after each change. */
  public ApplyServices(
      ServiceStore store, ServiceClusters clusters, ServiceReconciler reconciler, Clock clock) {
    this.store = store;
    this.clusters = clusters;
    this.reconciler = reconciler;
    this.clock = clock;
  }

  /**
   * Makes or updates every service of the FDL. Buckets and notification rules are made before this
   * returns when the storages answer, else by a later tick of the reconciler.
   *
   * @param infrastructure when given, cluster keys may be names within it
   * @return one for each service, in the order of the text
   * @throws levante.kernel.LevanteException CLUSTER_NOT_FOUND (also for another owner's),
   *     INVALID_FDL with positions, SERVICE_CYCLE with the path named, STALE_WRITE,
   *     CLUSTER_UNREACHABLE
   */
  public List<Applied> apply(Fdl fdl, OwnerId owner, Optional<String> infrastructure) {
    throw new UnsupportedOperationException(
        fdl + "" + owner + infrastructure + store + clusters + reconciler + clock);
  }
}
