package levante.oscar.adapter.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import levante.kernel.Secret;
import levante.kernel.testbed.RealCluster;
import levante.kernel.testbed.RealStore;
import levante.oscar.adapter.minio.MinioConfig;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.storage.StorageAccess;

/** A real Kubernetes with a real node, and a real MinIO. */
public final class RealGround implements AutoCloseable {
  /** How jobs are run on it: without much patience. */
  public static final KubernetesJobConfig CONFIG =
      KubernetesJobConfig.DEFAULTS
          .withSupervisorImage(RealCluster.SUPERVISOR)
          .withPatience(Duration.ofSeconds(5), Duration.ofSeconds(10));

  private final Secret kubeconfig;
  private final RealCluster cluster;
  private final RealStore store;
  private final MinioObjectStorages storages;
  private final JobClusters clusters;

  /** Starts both. */
  public RealGround() {
    cluster = RealCluster.start(RealCluster.Images.SUPERVISOR);
    cluster.join(1);
    store = RealStore.start(RealCluster.HERE);
    storages = new MinioObjectStorages(MinioConfig.DEFAULTS);
    try {
      kubeconfig = Secret.of(Files.readString(cluster.kubeconfig()));
      clusters = clusters(CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cluster, by whatever name. */
  public JobClusters clusters() {
    return clusters;
  }

  /** The same, used in another manner. */
  JobClusters clusters(KubernetesJobConfig config) {
    return new JobClusters(id -> Optional.of(kubeconfig), config, Clock.systemUTC());
  }

  /** Clients of the MinIO. */
  public MinioObjectStorages storages() {
    return storages;
  }

  /** How pods reach the MinIO. */
  public StorageAccess access() {
    return access(store);
  }

  /** How pods reach another one. */
  StorageAccess access(RealStore store) {
    return new StorageAccess(
        "minio.default",
        store.endpoint(),
        RealStore.ACCESS_KEY,
        Secret.of(RealStore.SECRET_KEY),
        "us-east-1",
        StorageAccess.Tls.VERIFIED,
        StorageAccess.Protocol.S3);
  }

  @Override
  public void close() {
    clusters.close();
    storages.close();
    store.close();
    cluster.close();
  }
}
