package levante.oscar.adapter.kubernetes;

import java.time.Duration;
import java.util.Objects;
import levante.kernel.Quantity;

/**
 * How jobs are run on real clusters.
 *
 * @param supervisorImage stages in and out; the clusters' nodes have it or can pull it
 * @param namespace of the jobs; made when it is missing
 * @param requestTimeout of one call to a cluster
 * @param imagePatience how long an image may not be had until the attempt fails
 * @param storagePatience how long a storage may not answer until staging fails
 * @param disk that a pod may fill, its files and logs together
 * @param mostLogBytes of a script's output are read, its beginning
 */
public record KubernetesJobConfig(
    String supervisorImage,
    String namespace,
    Duration requestTimeout,
    Duration imagePatience,
    Duration storagePatience,
    Quantity disk,
    int mostLogBytes) {
  /** Ten seconds a call; five minutes for images, half an hour for storages; 10 GiB of disk. */
  public static final KubernetesJobConfig DEFAULTS =
      new KubernetesJobConfig(
          "levante/supervisor:0.1.0",
          "levante-services",
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Quantity.parse("10Gi"),
          4 << 20);

  public KubernetesJobConfig {
    Objects.requireNonNull(supervisorImage, "supervisorImage");
    Objects.requireNonNull(namespace, "namespace");
    if (requestTimeout.toMillis() < 1
        || imagePatience.isNegative()
        || storagePatience.isNegative()
        || disk.signum() <= 0
        || mostLogBytes < 1024) {
      throw new IllegalStateException(
          "timeout %s, patience %s and %s, disk %s, %d bytes of log"
              .formatted(requestTimeout, imagePatience, storagePatience, disk, mostLogBytes));
    }
  }

  /** The same with another image. */
  public KubernetesJobConfig withSupervisorImage(String image) {
    return new KubernetesJobConfig(
        image, namespace, requestTimeout, imagePatience, storagePatience, disk, mostLogBytes);
  }

  /** The same with other disks. */
  public KubernetesJobConfig withDisk(Quantity each) {
    return new KubernetesJobConfig(
        supervisorImage,
        namespace,
        requestTimeout,
        imagePatience,
        storagePatience,
        each,
        mostLogBytes);
  }

  /** The same with other patience. */
  public KubernetesJobConfig withPatience(Duration image, Duration storage) {
    return new KubernetesJobConfig(
        supervisorImage, namespace, requestTimeout, image, storage, disk, mostLogBytes);
  }
}
