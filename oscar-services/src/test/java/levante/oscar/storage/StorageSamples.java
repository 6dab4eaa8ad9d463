package levante.oscar.storage;

import java.net.URI;
import levante.kernel.Secret;

/** Storages to name in tests. */
public final class StorageSamples {
  /** Port 9 discards: for who brings another client along, or never asks. */
  public static final StorageAccess NOWHERE =
      new StorageAccess(
          "minio.default",
          URI.create("http://127.0.0.1:9"),
          "key",
          Secret.of("secret"),
          "us-east-1",
          StorageAccess.Tls.VERIFIED,
          StorageAccess.Protocol.S3);

  private StorageSamples() {}
}
