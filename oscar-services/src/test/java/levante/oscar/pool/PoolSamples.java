package levante.oscar.pool;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/** Pools to try things with. */
public final class PoolSamples {
  private PoolSamples() {}

  /** A pool that nobody runs. */
  public static WarmPods.Pool pool(String name, Secret key) {
    StorageAccess nowhere =
        new StorageAccess(
            "minio.default",
            URI.create("http://127.0.0.1:9"),
            "key",
            Secret.of("storage-secret"),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3);
    StoredObject nothing =
        new StoredObject("bucket", "in/x", 0, "", Optional.empty(), Instant.EPOCH);
    JobSpec template =
        new JobSpec(
            new JobName("call"),
            "service",
            "image",
            "#!/bin/sh",
            Quantity.parse("0.5"),
            Quantity.ofMebibytes(64),
            Map.of(),
            Map.of(),
            Duration.ofSeconds(10),
            new JobSpec.Input(nowhere, nothing, "{}"),
            List.of(),
            JobSpec.Wishes.NONE);
    return new WarmPods.Pool(name, template, key);
  }
}
