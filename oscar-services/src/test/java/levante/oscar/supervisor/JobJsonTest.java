package levante.oscar.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

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
import levante.oscar.storage.StorageSamples;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.Test;

class JobJsonTest {
  private static final StorageAccess WEBDAV =
      StorageAccess.of(
          StorageAccess.Protocol.WEBDAV,
          "webdav.lab",
          URI.create("https://dav.example.org/files"),
          "ana",
          Secret.of("hush"));

  private static JobSpec job(StorageAccess input, StorageAccess output) {
    StoredObject object =
        new StoredObject("bucket", "in/a", 1, "0", Optional.empty(), Instant.EPOCH);
    return new JobSpec(
        new JobName("job-1"),
        "service",
        "image",
        "#!/bin/sh",
        Quantity.of(1),
        Quantity.ofMebibytes(1),
        Map.of(),
        Map.of(),
        Duration.ofMinutes(1),
        new JobSpec.Input(input, object, "{}"),
        List.of(new JobSpec.Output(output, "bucket", "out/", List.of(), List.of())),
        JobSpec.Wishes.NONE);
  }

  @Test
  void aJobTellsWhatItsStoragesSpeak() {
    JobSpec job = job(WEBDAV, StorageSamples.NOWHERE);
    assertThat(JobJson.job(JobJson.render(job))).isEqualTo(job);
    JobSpec parted = JobParts.of(job).job();
    assertThat(parted.input().storage()).isEqualTo(WEBDAV);
    assertThat(parted.outputs().get(0).storage()).isEqualTo(StorageSamples.NOWHERE);
  }

  /** As it was written before there were others than S3, and as images of then can read it. */
  @Test
  void ofAStorageThatSpeaksS3NothingIsSaid() {
    JobSpec job = job(StorageSamples.NOWHERE, StorageSamples.NOWHERE);
    String json = JobJson.render(job);
    assertThat(json)
        .doesNotContain("protocol")
        .contains(
            "\"storage\":{\"id\":\"minio.default\",\"endpoint\":\"http://127.0.0.1:9\","
                + "\"accessKey\":\"key\",\"secretKey\":\"secret\",\"region\":\"us-east-1\","
                + "\"tls\":\"VERIFIED\"}");
    assertThat(JobJson.job(json).input().storage().protocol()).isEqualTo(StorageAccess.Protocol.S3);
  }
}
