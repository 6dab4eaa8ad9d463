package levante.provisioner.desired;

import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.configure.NodeRole;

/** All that an infrastructure shall be; each list by node template name. */
public record Desired(
    List<DesiredCluster> clusters,
    List<DesiredPool> pools,
    List<DesiredStorage> storages,
    List<DesiredApplication> applications) {
  /** What a destroyed infrastructure shall be. */
  public static final Desired NOTHING = new Desired(List.of(), List.of(), List.of());

  public Desired {
    clusters = List.copyOf(clusters);
    pools = List.copyOf(pools);
    storages = List.copyOf(storages);
    applications = List.copyOf(applications);
  }

  /** Without applications. */
  public Desired(
      List<DesiredCluster> clusters, List<DesiredPool> pools, List<DesiredStorage> storages) {
    this(clusters, pools, storages, List.of());
  }

  /** The pool of a node template. */
  public Optional<DesiredPool> pool(String nodeTemplate) {
    return pools.stream().filter(pool -> pool.nodeTemplate().equals(nodeTemplate)).findFirst();
  }

  /** The cluster of a node template. */
  public Optional<DesiredCluster> cluster(String nodeTemplate) {
    return clusters.stream().filter(cluster -> cluster.name().equals(nodeTemplate)).findFirst();
  }

  /** A cluster's control plane. */
  public Optional<DesiredPool> controlPlane(String cluster) {
    return pools.stream().filter(pool -> pool.is(cluster, NodeRole.CONTROL_PLANE)).findFirst();
  }

  /** A cluster's types of worker. */
  public List<DesiredPool> workers(String cluster) {
    return pools.stream().filter(pool -> pool.is(cluster, NodeRole.WORKER)).toList();
  }

  /** The storage on a cluster. */
  public Optional<DesiredStorage> storageOn(String cluster) {
    return storages.stream().filter(storage -> storage.cluster().equals(cluster)).findFirst();
  }

  /** The application of a node template. */
  public Optional<DesiredApplication> application(String nodeTemplate) {
    return applications.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).findFirst();
  }

  /** With these applications, and no others. */
  public Desired withApplications(List<DesiredApplication> wanted) {
    return new Desired(clusters, pools, storages, wanted);
  }

  /** Without all that stands under these names. */
  public Desired without(List<String> nodeTemplates) {
    return new Desired(
        clusters.stream().filter(one -> !nodeTemplates.contains(one.name())).toList(),
        pools.stream().filter(one -> !nodeTemplates.contains(one.nodeTemplate())).toList(),
        storages.stream().filter(one -> !nodeTemplates.contains(one.nodeTemplate())).toList(),
        applications.stream().filter(one -> !nodeTemplates.contains(one.nodeTemplate())).toList());
  }

  /** With this pool in place of the one of its name. */
  public Desired with(DesiredPool changed) {
    return new Desired(
        clusters,
        pools.stream()
            .map(pool -> pool.nodeTemplate().equals(changed.nodeTemplate()) ? changed : pool)
            .toList(),
        storages,
        applications);
  }

  /**
   * The same wish but for the count of one pool, brought within its bounds.
   *
   * @throws LevanteException INVALID_REQUEST when no pool has that node template
   */
  public Desired withCount(String nodeTemplate, int count) {
    if (pool(nodeTemplate).isEmpty()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "node template '%s' stands for no machines here".formatted(nodeTemplate));
    }
    return new Desired(
        clusters,
        pools.stream()
            .map(pool -> pool.nodeTemplate().equals(nodeTemplate) ? pool.withCount(count) : pool)
            .toList(),
        storages,
        applications);
  }
}
