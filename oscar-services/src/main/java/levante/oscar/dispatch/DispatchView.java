package levante.oscar.dispatch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StorageAccess;

/**
 * Everything that a decision of the dispatch is made from.
 *
 * @param due deliveries that wait and may start, those of each service oldest first
 * @param open jobs that have not ended, by name
 * @param ended jobs that have ended and that their cluster still knows
 * @param deliveries of the open jobs, by digest
 * @param runs what each cluster with work says
 * @param world the services that exist and the storages that are ready
 */
public record DispatchView(
    List<Delivery> due,
    List<Job> open,
    List<Job> ended,
    Map<String, Delivery> deliveries,
    Map<ClusterId, ClusterRuns> runs,
    World world) {
  /** What a cluster says of its runs; unknown is never empty. */
  public sealed interface ClusterRuns {
    /** All that the cluster remembers. */
    record Complete(List<JobRun> runs) implements ClusterRuns {
      public Complete {
        runs = List.copyOf(runs);
      }
    }

    /** The cluster did not say. */
    record Incomplete(ErrorCode code) implements ClusterRuns {
      public Incomplete {
        Objects.requireNonNull(code, "code");
      }
    }

    /** Exhaustive. */
    default <R> R match(Function<Complete, R> complete, Function<Incomplete, R> incomplete) {
      return this instanceof Complete all
          ? complete.apply(all)
          : incomplete.apply((Incomplete) this);
    }
  }

  /**
   * The services that exist and the storages of clusters that are ready.
   *
   * @param storages by the cluster's id
   */
  public record World(Map<ServiceId, Service> services, Map<String, StorageAccess> storages) {
    public World {
      services = Collections.unmodifiableMap(new TreeMap<>(services));
      storages = Collections.unmodifiableMap(new TreeMap<>(storages));
    }
  }

  public DispatchView {
    due = List.copyOf(due);
    open = List.copyOf(open);
    ended = List.copyOf(ended);
    deliveries = Collections.unmodifiableMap(new TreeMap<>(deliveries));
    runs = Collections.unmodifiableMap(new TreeMap<>(runs));
    Objects.requireNonNull(world, "world");
  }
}
