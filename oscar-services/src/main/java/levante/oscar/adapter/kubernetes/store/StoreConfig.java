package levante.oscar.adapter.kubernetes.store;

import java.util.Objects;

/**
 * How storages are made.
 *
 * @param image of MinIO, with a shell; the clusters' nodes have it or can pull it
 * @param namespace they stand in; made when it is missing
 * @param port of the node that its S3 interface answers on
 * @param folder of the node that holds them, each in a folder of its own
 */
public record StoreConfig(String image, String namespace, int port, String folder) {
  /** The last image that MinIO's makers have published of the community edition. */
  public static final StoreConfig DEFAULTS =
      new StoreConfig(
          "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z",
          "levante-storage",
          9000,
          "/var/lib/levante/storage");

  public StoreConfig {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(folder, "folder");
  }

  /** The same with another image. */
  public StoreConfig withImage(String other) {
    return new StoreConfig(other, namespace, port, folder);
  }
}
