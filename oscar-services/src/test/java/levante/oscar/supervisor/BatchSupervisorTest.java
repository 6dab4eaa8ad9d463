package levante.oscar.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch from end to end with this machine's own shell in between. */
class BatchSupervisorTest {
  private static final StorageAccess ACCESS =
      new StorageAccess(
          "minio.default",
          URI.create("http://store:9000"),
          "key",
          Secret.of("secret"),
          "us-east-1",
          StorageAccess.Tls.VERIFIED,
          StorageAccess.Protocol.S3);
  private static final BatchSupervisor.Patience NONE =
      new BatchSupervisor.Patience() {
        @Override
        public <T> T insist(Supplier<T> work) {
          return work.get();
        }
      };

  private final InMemoryObjectStorage storage = new InMemoryObjectStorage(Clock.systemUTC());

  @TempDir Path folder;

  @BeforeEach
  void buckets() {
    storage.ensureBucket("b");
    storage.ensureBucket("results");
  }

  private JobSpec job(int number, String key, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("upload"), key);
    storage.upload("b", key, file, "text/plain", Map.of());
    StoredObject input = storage.stat("b", key).orElseThrow();
    return new JobSpec(
        new JobName("file-" + number),
        "service",
        "image",
        script,
        Quantity.of(1),
        Quantity.ofMebibytes(64),
        Map.of(),
        Map.of(),
        Duration.ofSeconds(1),
        new JobSpec.Input(ACCESS, input, "{}"),
        List.of(new JobSpec.Output(ACCESS, "results", "", List.of(), List.of())),
        JobSpec.Wishes.NONE);
  }

  private BatchSupervisor supervisor() {
    return new BatchSupervisor(new Supervisor(access -> storage), batch());
  }

  private BatchFolder batch() {
    return new BatchFolder(folder.resolve("work"));
  }

  private String run(List<JobSpec> jobs) throws Exception {
    List<String> command =
        BatchScript.command(
            batch(),
            jobs.size(),
            jobs.get(0).script(),
            jobs.get(0).deadline(),
            folder.resolve("message"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return log;
  }

  private static final String SCRIPT =
      """
      #!/bin/sh
      echo "$STORAGE_OBJECT_KEY"
      cat "$INPUT_FILE_PATH" > "$TMP_OUTPUT_DIR/$JOB_UUID"
      case $STORAGE_OBJECT_KEY in *fails*) exit 4;; *sleeps*) exec sleep 300;; esac
      """;

  @Test
  void everyFileHasItsOwnEndWhateverTheOthersDid() throws Exception {
    List<JobSpec> jobs =
        List.of(
            job(1, "in/it's '$HOME'\nok", SCRIPT),
            job(2, "in/fails", SCRIPT),
            job(3, "in/gone", SCRIPT),
            job(4, "in/sleeps", SCRIPT),
            job(5, "in/ok", SCRIPT));
    Files.writeString(folder.resolve("upload"), "another");
    storage.upload("b", "in/gone", folder.resolve("upload"), "text/plain", Map.of());

    supervisor().stageIn(jobs, NONE);
    String log = run(jobs);
    List<FileEnd> ends = supervisor().stageOut(jobs, NONE);

    assertThat(ends)
        .extracting(end -> end.failure().map(one -> one.kind()))
        .containsExactly(
            Optional.empty(),
            Optional.of(FailureKind.SCRIPT),
            Optional.of(FailureKind.INPUT_GONE),
            Optional.of(FailureKind.DEADLINE),
            Optional.empty());
    assertThat(ends.get(1).failure().orElseThrow().exitCode()).contains(4);
    assertThat(JobJson.ends(JobJson.renderEnds(ends))).isEqualTo(ends);
    isToldApart(log);
  }

  private void isToldApart(String log) throws IOException {
    assertThat(BatchScript.logOf(1, log)).isEqualTo("in/it's '$HOME'\nok\n");
    assertThat(BatchScript.logOf(2, log)).isEqualTo("in/fails\n");
    assertThat(BatchScript.logOf(3, log)).isEmpty();
    assertThat(BatchScript.logOf(5, log)).isEqualTo("in/ok\n");
    assertThat(storage.list("results", "", Optional.empty(), 10).objects())
        .extracting(StoredObject::key)
        .containsExactly("file-1", "file-5");
    assertThat(Files.readString(folder.resolve("message"))).isEmpty();
  }

  @Test
  void aScriptWithoutAFirstLineIsRunByTheShell() throws Exception {
    List<JobSpec> jobs = List.of(job(1, "in/a", "echo plain"), job(2, "in/b", "echo plain"));
    supervisor().stageIn(jobs, NONE);
    assertThat(BatchScript.logOf(2, run(jobs))).isEqualTo("plain\n");
  }

  @Test
  void aBatchOfWhichNothingWasRunTellsSo() throws Exception {
    List<JobSpec> jobs = List.of(job(1, "in/a", "#!/bin/sh"));
    supervisor().stageIn(jobs, NONE);
    assertThat(supervisor().stageOut(jobs, NONE).get(0).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.INFRASTRUCTURE);
  }
}
