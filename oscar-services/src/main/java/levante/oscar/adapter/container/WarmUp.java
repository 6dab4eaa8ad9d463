package levante.oscar.adapter.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import levante.oscar.supervisor.JobParts;
import levante.oscar.supervisor.Supervisor;

/** Loads what staging needs, against a storage that is not there. */
final class WarmUp {
  /** Port 9 discards; nobody listens there in a container. */
  private static final StorageAccess NOWHERE =
      new StorageAccess(
          "minio.default",
          URI.create("http://127.0.0.1:9"),
          "nobody",
          Secret.of("nothing"),
          "us-east-1",
          StorageAccess.Tls.VERIFIED,
          StorageAccess.Protocol.S3);

  private WarmUp() {}

  static void with(ObjectStorages storages) {
    Supervisor supervisor = new Supervisor(storages);
    JobSpec job = JobParts.of(job()).job();
    try {
      Path work = Files.createTempDirectory("warm-up");
      Files.createDirectories(work.resolve("output"));
      Files.writeString(work.resolve("output/result.json"), "{}");
      unreachable(() -> supervisor.stageIn(job, work));
      unreachable(() -> supervisor.stageOut(job, work));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unreachable(Runnable staging) {
    try {
      staging.run();
      throw new IllegalStateException("somebody answers at " + NOWHERE.endpoint());
    } catch (LevanteException e) {
      if (e.code() != ErrorCode.STORAGE_UNREACHABLE) {
        throw e;
      }
    }
  }

  private static JobSpec job() {
    StoredObject object =
        new StoredObject("bucket", "in/file", 1, "0", Optional.empty(), Instant.EPOCH);
    return new JobSpec(
        new JobName("warm-up"),
        "warm-up",
        "none",
        "#!/bin/sh",
        Quantity.of(1),
        Quantity.ofMebibytes(1),
        Map.of(),
        Map.of(),
        Duration.ofSeconds(1),
        new JobSpec.Input(NOWHERE, object, "{}"),
        List.of(new JobSpec.Output(NOWHERE, "bucket", "out/", List.of(), List.of())),
        JobSpec.Wishes.NONE);
  }
}
