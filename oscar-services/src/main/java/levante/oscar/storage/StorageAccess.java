package levante.oscar.storage;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import levante.kernel.Secret;

/**
 * How to reach one storage.
 *
 * @param id the provider's name in FDL, such as {@code minio.default}; unique within a service
 * @param endpoint scheme, host and port; of WebDAV perhaps with the path of its root folder,
 *     without a slash at its end
 * @param accessKey of S3 the access key, of WebDAV the login
 * @param secretKey of S3 the secret key, of WebDAV the password
 * @param region as S3's signature wants it, {@code us-east-1} when the provider names none; empty
 *     of others
 * @param tls whether the server's certificate is verified; only an FDL's {@code verify: false}
 *     turns it off, which S3 alone has
 * @param protocol what it speaks; absent in what was written before others than S3 were
 */
public record StorageAccess(
    String id,
    URI endpoint,
    String accessKey,
    Secret secretKey,
    String region,
    Tls tls,
    Protocol protocol) {
  /** Whether the server's certificate is verified. */
  public enum Tls {
    VERIFIED,
    UNVERIFIED
  }

  /** What a storage speaks. */
  public enum Protocol {
    S3,
    WEBDAV
  }

  public StorageAccess {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(secretKey, "secretKey");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(tls, "tls");
    protocol = Objects.requireNonNullElse(protocol, Protocol.S3);
  }

  /** One that signs in by a name and a secret, and is verified. */
  public static StorageAccess of(
      Protocol protocol, String id, URI endpoint, String name, Secret secret) {
    return new StorageAccess(id, endpoint, name, secret, "", Tls.VERIFIED, protocol);
  }

  /** The same storage by another provider's name. */
  public StorageAccess called(String provider) {
    return new StorageAccess(provider, endpoint, accessKey, secretKey, region, tls, protocol);
  }

  /**
   * What tells one storage from another: what it speaks, endpoint and access key, since behind one
   * endpoint there may be a storage for each key.
   */
  public String identity() {
    // Of S3 there is no path, and what stands in tables is written so.
    return protocol == Protocol.S3
        ? endpoint.toString().toLowerCase(Locale.ROOT) + "#" + accessKey
        : protocol.name().toLowerCase(Locale.ROOT) + "+" + endpoint + "#" + accessKey;
  }
}
