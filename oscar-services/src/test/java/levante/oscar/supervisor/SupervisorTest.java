package levante.oscar.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.Published;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StorageSamples;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisorTest {
  private static final StorageAccess ACCESS = StorageSamples.NOWHERE;

  private final InMemoryObjectStorage storage = new InMemoryObjectStorage(Clock.systemUTC());
  private final Supervisor supervisor = new Supervisor(access -> storage);

  @TempDir Path work;

  private JobSpec job(StoredObject input, String event, List<JobSpec.Output> outputs) {
    return new JobSpec(
        new JobName("job-1"),
        "service",
        "image",
        "#!/bin/sh\n",
        Quantity.of(1),
        Quantity.ofMebibytes(1),
        Map.of("EVENT", "mine", "PLAIN", "p"),
        Map.of(),
        Duration.ofMinutes(1),
        new JobSpec.Input(ACCESS, input, event),
        outputs,
        JobSpec.Wishes.NONE);
  }

  private JobSpec publishing(JobSpec.Output... outputs) {
    storage.ensureBucket("results");
    return job(storage.put("bucket", "in/a.txt", "x"), "{}", List.of(outputs));
  }

  private static JobSpec.Output to(String prefix, List<String> suffixes, List<String> prefixes) {
    return new JobSpec.Output(ACCESS, "results", prefix, suffixes, prefixes);
  }

  private void result(String name, String text) throws IOException {
    Path file = work.resolve("output").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> keys() {
    return storage.list("results", "", Optional.empty(), 100).objects().stream()
        .map(StoredObject::key)
        .toList();
  }

  @Test
  void theInputIsTheOnlyFileInItsFolderEvenAfterACrash() throws IOException {
    JobSpec job = job(storage.put("bucket", "in/a.txt", "x"), "{}", List.of());
    supervisor.stageIn(job, work);
    Files.writeString(work.resolve("input/.levante-part"), "half");
    Path input = supervisor.stageIn(job, work);
    assertThat(input).hasContent("x");
    try (var files = Files.list(work.resolve("input"))) {
      assertThat(files).containsExactly(input);
    }
    assertThat(work.resolve("script")).isExecutable();
  }

  @Test
  void anOverwrittenInputIsGone() {
    JobSpec job = job(storage.put("bucket", "in/a.txt", "x"), "{}", List.of());
    storage.put("bucket", "in/a.txt", "y");
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> supervisor.stageIn(job, work));
    assertThat(thrown.code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "in/a b.txt,a b.txt",
    "a.txt,a.txt",
    "in/..,input",
    "../../etc/passwd,passwd",
    "in/.,input",
    "in/folder/,folder",
    "/,input",
    "in/ñ-日本.jpg,ñ-日本.jpg"
  })
  void aKeyBecomesASafeFileName(String key, String name) {
    assertThat(InputName.of(key)).isEqualTo(name);
  }

  @Test
  void lineBreaksAndLengthDoNotReachTheFileName() {
    assertThat(InputName.of("in/a\nb\u0000c")).isEqualTo("a_b_c");
    String longest = InputName.of("in/" + "é".repeat(500) + ".mp4");
    assertThat(longest).endsWith("é.mp4").hasSizeLessThan(120);
  }

  @Test
  void theContractWinsOverTheServicesVariables() {
    JobSpec job =
        job(
            storage.put("bucket", "in/a.txt", "x"),
            "{\"Records\":[{\"eventTime\":\"2026-01-02T03:04:05.006Z\"}]}",
            List.of());
    assertThat(supervisor.environment(job, work))
        .containsEntry("EVENT", job.input().event())
        .containsEntry("EVENT_TIME", "2026-01-02T03:04:05.006Z")
        .containsEntry("STORAGE_OBJECT_KEY", "in/a.txt")
        .containsEntry("INPUT_FILE_PATH", work.resolve("input/a.txt").toString())
        .containsEntry("TMP_INPUT_DIR", work.resolve("input").toString())
        .containsEntry("TMP_OUTPUT_DIR", work.resolve("output").toString())
        .containsEntry("PLAIN", "p");
  }

  @Test
  void anEventThatNoEnvironmentHoldsIsLeftEmpty() {
    JobSpec job = job(storage.put("bucket", "in/a", "x"), "x".repeat(200_000), List.of());
    assertThat(supervisor.environment(job, work)).containsEntry("EVENT", "");
  }

  @Test
  void everyFileGoesToEachOutputWhoseFiltersItPasses() throws IOException {
    JobSpec job =
        publishing(
            to("all/", List.of(), List.of()),
            to("jpg/", List.of(".jpg", ".png"), List.of()),
            to("frames/", List.of(".jpg"), List.of("frame-")));
    result("frame-1.jpg", "a");
    result("deep/er/other.jpg", "b");
    result("frame.json", "c");
    List<Published> published = supervisor.stageOut(job, work);
    assertThat(keys())
        .containsExactly(
            "all/deep/er/other.jpg",
            "all/frame-1.jpg",
            "all/frame.json",
            "frames/frame-1.jpg",
            "jpg/deep/er/other.jpg",
            "jpg/frame-1.jpg");
    assertThat(published).hasSize(6).extracting(Published::storageId).containsOnly(ACCESS.id());
  }

  @Test
  void aLinkIsNeitherFollowedNorPublished() throws IOException {
    JobSpec job = publishing(to("", List.of(), List.of()));
    Path outside = Files.createDirectory(work.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "s");
    result("real.txt", "r");
    Files.createSymbolicLink(work.resolve("output/link.txt"), outside.resolve("secret"));
    Files.createSymbolicLink(work.resolve("output/folder"), outside);
    supervisor.stageOut(job, work);
    assertThat(keys()).containsExactly("real.txt");
  }

  @Test
  void whatIsUpAlreadyIsNotUploadedAgain() throws IOException {
    JobSpec job = publishing(to("out/", List.of(), List.of()));
    result("a.txt", "same");
    List<Published> first = supervisor.stageOut(job, work);
    assertThat(supervisor.stageOut(job, work)).isEqualTo(first);
  }

  @Test
  void anotherJobsObjectOfTheSameBytesIsReplaced() throws IOException {
    JobSpec job = publishing(to("out/", List.of(), List.of()));
    result("a.txt", "same");
    StoredObject foreign = storage.put("results", "out/a.txt", "same");
    assertThat(supervisor.stageOut(job, work))
        .extracting(Published::object)
        .doesNotContain(foreign);
    assertThat(storage.metadata("results", "out/a.txt")).containsEntry("levante-job", "job-1");
  }

  @Test
  void aMissingBucketFailsThePublication() throws IOException {
    JobSpec job =
        job(storage.put("bucket", "in/a.txt", "x"), "{}", List.of(to("", List.of(), List.of())));
    result("a.txt", "x");
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> supervisor.stageOut(job, work));
    assertThat(thrown.code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "a.JPG,image/jpeg",
    "frame-000025.json,application/json",
    "v.mp4,video/mp4",
    "noextension,application/octet-stream"
  })
  void aResultsTypeComesFromItsExtension(String name, String type) {
    assertThat(ContentTypes.of(name)).isEqualTo(type);
  }
}
