package levante.oscar.storage;

import java.net.URI;
import java.util.Objects;
import levante.kernel.Secret;

/**
 * How to reach one S3-compatible object storage.
 *
 * @param id the provider's name in FDL, such as {@code minio.default}; unique within a service
 * @param endpoint scheme, host and port, no path
 * @param region as the signature wants it, {@code us-east-1} when the provider names none
 * @param tls whether the server's certificate is verified; only an FDL's {@code verify: false}
 *     turns it off
 */
public record StorageAccess(
    String id, URI endpoint, String accessKey, Secret secretKey, String region, Tls tls) {
  /** Whether the server's certificate is verified. */
  public enum Tls {
    VERIFIED,
    UNVERIFIED
  }

  public StorageAccess {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(secretKey, "secretKey");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(tls, "tls");
  }
}
