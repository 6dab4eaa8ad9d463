package levante.oscar.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import levante.kernel.ErrorCode;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import levante.oscar.supervisor.JobJson;
import levante.oscar.supervisor.JobParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSupervisorTest {
  private static final StorageAccess ACCESS =
      new StorageAccess(
          "minio.default",
          URI.create("http://store:9000"),
          "key",
          Secret.of("secret"),
          "us-east-1",
          StorageAccess.Tls.VERIFIED,
          StorageAccess.Protocol.S3);

  private final InMemoryObjectStorage storage = new InMemoryObjectStorage(Clock.systemUTC());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("definition"));
    storage.ensureBucket("results");
  }

  private JobSpec job(StoredObject input) {
    return new JobSpec(
        new JobName("job-1"),
        "service",
        "image",
        "#!/bin/sh\n",
        Quantity.of(1),
        Quantity.ofMebibytes(64),
        Map.of(),
        Map.of(),
        Duration.ofMinutes(1),
        new JobSpec.Input(ACCESS, input, "{}"),
        List.of(new JobSpec.Output(ACCESS, "results", "out/", List.of(), List.of())),
        JobSpec.Wishes.NONE);
  }

  private int run(String verb, JobSpec job, Duration patience) throws IOException {
    JobParts parts = JobParts.of(job);
    Files.writeString(folder.resolve("definition/job.json"), parts.shared());
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Waiting waiting =
        new Waiting(
            clock,
            wait -> {
              waited.set(waited.get().plus(wait));
              storage.recover();
            });
    ContainerSupervisor.Place place =
        new ContainerSupervisor.Place(
            folder.resolve("definition"), folder.resolve("work"), folder.resolve("message"));
    return new ContainerSupervisor(access -> storage, place, waiting)
        .run(
            List.of(verb),
            Map.of(
                ContainerSupervisor.JOB,
                parts.own(),
                ContainerSupervisor.PATIENCE,
                Long.toString(patience.toSeconds())),
            new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String message() throws IOException {
    return Files.readString(folder.resolve("message"));
  }

  private int stageOut(int files) throws IOException {
    Path output = Files.createDirectories(folder.resolve("work/output"));
    for (int i = 0; i < files; i++) {
      Files.writeString(output.resolve("result-" + i), "x");
    }
    return run("stage-out", job(storage.put("bucket", "in/a", "x")), Duration.ZERO);
  }

  @Test
  void stagedInFilesLieWhereTheScriptLooksForThem() throws IOException {
    assertThat(run("stage-in", job(storage.put("bucket", "in/a.txt", "hello")), Duration.ZERO))
        .isZero();
    assertThat(folder.resolve("work/input/a.txt")).hasContent("hello");
    assertThat(folder.resolve("work/script")).isExecutable();
    assertThat(folder.resolve("work/output")).isDirectory();
  }

  @Test
  void anInputThatIsGoneIsToldByItsCode() throws IOException {
    JobSpec job = job(storage.put("bucket", "in/a.txt", "hello"));
    storage.delete("bucket", "in/a.txt");
    assertThat(run("stage-in", job, Duration.ofMinutes(5))).isEqualTo(ContainerSupervisor.FAILED);
    assertThat(message()).startsWith("OBJECT_NOT_FOUND: ");
    assertThat(waited.get()).isZero();
  }

  @Test
  void aStorageThatDoesNotAnswerIsWaitedFor() throws IOException {
    JobSpec job = job(storage.put("bucket", "in/a.txt", "hello"));
    storage.fail(ErrorCode.STORAGE_UNREACHABLE);
    assertThat(run("stage-in", job, Duration.ofMinutes(5))).isZero();
    assertThat(waited.get()).isEqualTo(Duration.ofSeconds(1));
    assertThat(folder.resolve("work/input/a.txt")).hasContent("hello");
  }

  @Test
  void patienceEnds() throws IOException {
    JobSpec job = job(storage.put("bucket", "in/a.txt", "hello"));
    storage.fail(ErrorCode.STORAGE_UNREACHABLE);
    assertThat(run("stage-in", job, Duration.ZERO)).isEqualTo(ContainerSupervisor.FAILED);
    assertThat(message()).startsWith("STORAGE_UNREACHABLE: ");
  }

  @Test
  void fewOutputsStandInTheTerminationMessage() throws IOException {
    assertThat(stageOut(3)).isZero();
    assertThat(JobJson.outputs(message())).hasSize(3);
  }

  @Test
  void manyOutputsStandInTheLastLineOfTheLog() throws IOException {
    assertThat(stageOut(200)).isZero();
    assertThat(message()).isEmpty();
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(JobJson.outputs(lines.get(lines.size() - 1))).hasSize(200);
  }

  @Test
  void aWrongVerbIsSaidSo() throws IOException {
    JobSpec job = job(storage.put("bucket", "in/a", "x"));
    assertThat(run("dance", job, Duration.ZERO)).isEqualTo(ContainerSupervisor.WRONG_USE);
    assertThat(Optional.of(out.toString(StandardCharsets.UTF_8)))
        .hasValueSatisfying(text -> assertThat(text).contains("dance"));
  }
}
