package levante.provisioner.infrastructure;

import java.util.List;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.infrastructure.Leftovers.ClusterNode;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.Outside;

/**
 * Asks cloud, clusters and storage provider what they still list of an infrastructure, a destroyed
 * one too. Reads nothing but their own lists.
 */
public final class FindLeftovers {
  private final Records records;
  private final Outside outside;

  /** Asking these ports. */
  public FindLeftovers(Records records, Outside outside) {
    this.records = records;
    this.outside = outside;
  }

  /**
   * Everything that is left.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when there never was such an infrastructure;
   *     UPSTREAM codes when one of them does not answer, since silence is not emptiness
   */
  public Leftovers of(InfrastructureId id) {
    Infrastructure infrastructure =
        records
            .store()
            .find(id)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INFRASTRUCTURE_NOT_FOUND, "no infrastructure " + id));
    CloudProvider cloud = outside.clouds().open(records.vault().of(id));
    NodeConfigurator configurator = outside.configurators().of(cloud.id());
    List<ClusterNode> nodes =
        infrastructure.estate().desired().clusters().stream()
            .map(cluster -> infrastructure.estate().site(cluster.spec()))
            .flatMap(
                site ->
                    configurator.nodes(site).stream().map(node -> new ClusterNode(site.id(), node)))
            .toList();
    List<CloudObject> objects =
        cloud.objects().stream().filter(object -> object.infrastructure().equals(id)).toList();
    return new Leftovers(cloud.list(id), nodes, outside.storages().list(id), objects);
  }

  /** The clusters that an infrastructure has or had, in the template's order. */
  public List<ClusterId> clusters(InfrastructureId id) {
    return records.store().find(id).stream()
        .flatMap(found -> found.estate().desired().clusters().stream())
        .map(cluster -> cluster.spec().id())
        .toList();
  }
}
