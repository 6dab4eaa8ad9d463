package levante.oscar.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * What makes two sightings of an object one delivery: the service, and the object's very version.
 *
 * @param storage the identity of the storage
 * @param version the version id on versioned buckets, else eTag and last-modified in ms: a listing
 *     carries no sequencer
 */
public record DeliveryKey(
    ServiceId service, String storage, String bucket, String key, String version) {
  public DeliveryKey {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(version, "version");
  }

  /** The key of one version of an object for one service. */
  public static DeliveryKey of(ServiceId service, String storage, StoredObject object) {
    String version = object.versionId().map(id -> "version " + id).orElseGet(() -> lookOf(object));
    return new DeliveryKey(service, storage, object.bucket(), object.key(), version);
  }

  /** The key by what a listing shows, which never has a version id. */
  public static DeliveryKey asListed(ServiceId service, String storage, StoredObject object) {
    return new DeliveryKey(service, storage, object.bucket(), object.key(), lookOf(object));
  }

  private static String lookOf(StoredObject object) {
    return object.eTag() + " " + object.lastModified().toEpochMilli();
  }

  /** 32 hex characters that stand for the key, in job names and tables. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {service.cluster().value(), service.name(), storage, bucket, key, version}) {
        sha.update(part.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
