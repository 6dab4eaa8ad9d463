package levante.provisioner.configure;

import java.util.Objects;
import levante.kernel.ClusterId;
import levante.provisioner.naming.InfrastructureId;

/**
 * An object storage to be had.
 *
 * @param name unique in one Levante, such as {@code edge-storage-7f3a2b}
 * @param infrastructure the tag it is found again by
 * @param cluster where it runs
 */
public record StorageSpec(String name, InfrastructureId infrastructure, ClusterId cluster) {
  public StorageSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(cluster, "cluster");
  }
}
