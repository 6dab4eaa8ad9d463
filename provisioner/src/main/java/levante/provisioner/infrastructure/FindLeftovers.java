package levante.provisioner.infrastructure;

import java.util.List;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.infrastructure.Leftovers.ClusterNode;
import levante.provisioner.naming.InfrastructureId;

/**
 * Asks cloud, clusters and storage provider what they still list of an infrastructure, a destroyed
 * one too. Reads nothing but their own lists.
 */
public final class FindLeftovers {
  private final InfrastructureStore store;
  private final CredentialVault vault;
  private final Clouds clouds;
  private final NodeConfigurator configurator;
  private final ObjectStorageProvider storages;

  /** Asking these ports. */
  public FindLeftovers(
      InfrastructureStore store,
      CredentialVault vault,
      Clouds clouds,
      NodeConfigurator configurator,
      ObjectStorageProvider storages) {
    this.store = store;
    this.vault = vault;
    this.clouds = clouds;
    this.configurator = configurator;
    this.storages = storages;
  }

  /**
   * Everything that is left.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when there never was such an infrastructure;
   *     UPSTREAM codes when one of them does not answer, since silence is not emptiness
   */
  public Leftovers of(InfrastructureId id) {
    Infrastructure infrastructure =
        store
            .find(id)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INFRASTRUCTURE_NOT_FOUND, "no infrastructure " + id));
    List<ClusterNode> nodes =
        infrastructure.estate().desired().clusters().stream()
            .map(cluster -> cluster.spec().id())
            .flatMap(
                cluster ->
                    configurator.nodes(cluster).stream()
                        .map(node -> new ClusterNode(cluster, node)))
            .toList();
    return new Leftovers(clouds.open(vault.of(id)).list(id), nodes, storages.list(id));
  }

  /** The clusters that an infrastructure has or had, in the template's order. */
  public List<ClusterId> clusters(InfrastructureId id) {
    return store.find(id).stream()
        .flatMap(found -> found.estate().desired().clusters().stream())
        .map(cluster -> cluster.spec().id())
        .toList();
  }
}
