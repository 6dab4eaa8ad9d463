package levante.oscar.service;

import java.util.Objects;
import java.util.function.Function;
import levante.kernel.ClusterId;
import levante.oscar.storage.StorageAccess;

/** Which storage a path lies in. */
public sealed interface StorageRef {
  /** The storage of a cluster; its address and credentials are asked for when they are needed. */
  record OfCluster(ClusterId cluster) implements StorageRef {
    public OfCluster {
      Objects.requireNonNull(cluster, "cluster");
    }
  }

  /** A storage outside, with the access that the FDL gave. */
  record Provided(StorageAccess access) implements StorageRef {
    public Provided {
      Objects.requireNonNull(access, "access");
    }
  }

  /** Exhaustive. */
  default <R> R match(Function<OfCluster, R> ofCluster, Function<Provided, R> provided) {
    return this instanceof OfCluster own ? ofCluster.apply(own) : provided.apply((Provided) this);
  }

  /** What tells one storage from another: the cluster's id, or {@link StorageAccess#identity}. */
  default String identity() {
    return match(own -> own.cluster().value(), provided -> provided.access().identity());
  }
}
