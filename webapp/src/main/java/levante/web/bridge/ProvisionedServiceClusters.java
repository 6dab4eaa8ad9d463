package levante.web.bridge;

import java.util.List;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.StorageAccess;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.ProvisionedStorage;
import levante.provisioner.configure.Distribution;

/** The provisioner's clusters, as far as services need to know them. */
public final class ProvisionedServiceClusters implements ServiceClusters {
  private static final String OWN_STORAGE = "minio.default";
  private static final String REGION = "us-east-1";

  private final FindClusters clusters;

  /** Over the provisioner's clusters. */
  public ProvisionedServiceClusters(FindClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public List<ServiceCluster> all() {
    return clusters.all().stream()
        .filter(cluster -> cluster.state() != ProvisionedCluster.State.DELETING)
        .filter(cluster -> cluster.distribution() != Distribution.SLURM)
        .map(ProvisionedServiceClusters::service)
        .toList();
  }

  private static ServiceCluster service(ProvisionedCluster cluster) {
    return new ServiceCluster(
        cluster.id(),
        cluster.name(),
        cluster.infrastructure().value(),
        cluster.owner(),
        cluster.storage().map(ProvisionedServiceClusters::access));
  }

  /**
   * The S3 access that the storage's outputs name. One on a real cluster is encrypted by a
   * certificate that it has signed itself; the sandbox's is not encrypted.
   */
  static StorageAccess access(ProvisionedStorage storage) {
    boolean isEncrypted = storage.endpoint().getScheme().equals("https");
    return new StorageAccess(
        OWN_STORAGE,
        storage.endpoint(),
        storage.accessKey(),
        storage.secretKey(),
        REGION,
        isEncrypted ? StorageAccess.Tls.UNVERIFIED : StorageAccess.Tls.VERIFIED,
        StorageAccess.Protocol.S3);
  }
}
