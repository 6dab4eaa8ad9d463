package levante.provisioner.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;

/**
 * What the outside lists of one infrastructure. What was not asked reads as Incomplete.
 *
 * @param machines by cloud
 * @param nodes names of nodes, by cluster
 * @param storages names of object storages
 */
public record Observation(
    Map<CloudId, Observed<Machine>> machines,
    Map<ClusterId, Observed<String>> nodes,
    Observed<String> storages) {
  public Observation {
    machines = Collections.unmodifiableSortedMap(new TreeMap<>(machines));
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    Objects.requireNonNull(storages, "storages");
  }

  /** What a cloud lists. */
  public Observed<Machine> of(CloudId cloud) {
    return machines.getOrDefault(
        cloud, new Observed.Incomplete<>(ErrorCode.CLOUD_UNREACHABLE, cloud + " was not asked"));
  }

  /** What a cluster lists. */
  public Observed<String> of(ClusterId cluster) {
    return nodes.getOrDefault(
        cluster,
        new Observed.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, cluster + " was not asked"));
  }
}
