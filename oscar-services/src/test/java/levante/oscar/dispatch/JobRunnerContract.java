package levante.oscar.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.State;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.Test;

/** What every {@link JobRunner} has to do with scripts that really run. */
public abstract class JobRunnerContract {
  protected static final ClusterId CLUSTER = new ClusterId("edge-7f3a2b");

  /** 800 bytes that are names on any file system. */
  private static final String DEEP = ("é".repeat(99) + "_/").repeat(4);

  /** The runner that is tried. */
  protected abstract JobRunner runner();

  /** Lets the runner move on. */
  protected abstract void move();

  /** Where the inputs lie and the results go. */
  protected abstract ObjectStorage storage();

  /** How jobs reach that storage. */
  protected abstract StorageAccess access();

  /** Whatever is waited for comes within it. */
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  /** The image of the script. */
  protected String image() {
    return "image";
  }

  /** Variables that scripts see besides those of their contract. */
  protected List<String> variablesOfThePlace() {
    return List.of();
  }

  /** Holds the input, and nothing else. */
  protected final String bucket = "b" + UUID.randomUUID();

  /** Takes the results, and nothing else. */
  protected final String results = "r" + UUID.randomUUID();

  /** An object in the bucket of the input. */
  protected final StoredObject put(String key, String text) {
    try {
      Path file = Files.writeString(Files.createTempFile("levante-", ".input"), text);
      storage().ensureBucket(bucket);
      storage().upload(bucket, key, file, "text/plain", Map.of());
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return storage().list(bucket, key, Optional.empty(), 1).objects().get(0);
  }

  protected final JobSpec job(String name, String script) {
    return job(name, script, Quantity.ofMebibytes(256), Duration.ofSeconds(60));
  }

  protected final JobSpec job(String name, String script, Quantity memory, Duration deadline) {
    StoredObject input = put("in/a b.txt", "the input");
    storage().ensureBucket(results);
    return new JobSpec(
        new JobName(name),
        "service",
        image(),
        script,
        Quantity.parse("0.5"),
        memory,
        Map.of("PLAIN", "it's $$HOME $(x)", "PATH", "/nowhere", "not a name", "x"),
        Map.of("TOKEN", Secret.of("hidden")),
        deadline,
        new JobSpec.Input(
            access(), input, "{\"Records\":[{\"eventTime\":\"2026-01-02T03:04:05.006Z\"}]}"),
        List.of(new JobSpec.Output(access(), results, "out/", List.of(), List.of())),
        JobSpec.Wishes.NONE);
  }

  protected final JobRun run(String name) {
    return runner().list(CLUSTER).stream()
        .filter(run -> run.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  protected final JobRun await(String name, Predicate<JobRun> condition) {
    Instant end = Clock.systemUTC().instant().plus(patience());
    move();
    while (!condition.test(run(name))) {
      assertThat(Clock.systemUTC().instant()).as("waiting, now " + run(name)).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      move();
    }
    return run(name);
  }

  protected final JobRun awaitEnd(String name) {
    return await(name, run -> run.state().isFinal());
  }

  protected final void start(JobSpec job) {
    runner().start(CLUSTER, JobRunner.Batch.of(job));
  }

  /** A job alike, of another input. */
  protected final JobSpec file(JobSpec like, String name, String key, String text) {
    StoredObject input = put(key, text);
    return new JobSpec(
        new JobName(name),
        like.service(),
        like.image(),
        like.script(),
        like.cpu(),
        like.memory(),
        like.variables(),
        like.secrets(),
        like.deadline(),
        new JobSpec.Input(like.input().storage(), input, like.input().event()),
        like.outputs(),
        like.wishes());
  }

  /** Three files, {@code file-1} to {@code file-3}, that say one, two and three. */
  protected final JobRunner.Batch batch(String script, Quantity memory, Duration deadline) {
    JobSpec like = job("like", script, memory, deadline);
    return new JobRunner.Batch(
        new JobName("file-1"),
        List.of(
            file(like, "file-1", "in/1.txt", "one"),
            file(like, "file-2", "in/it's $(2).txt", "two"),
            file(like, "file-3", "in/3 é.txt", "three")));
  }

  protected final JobRun runs(String name, String script) {
    start(job(name, script));
    return awaitEnd(name);
  }

  protected final Failure failure(JobRun run) {
    assertThat(run.state()).isEqualTo(State.FAILED);
    return run.failure().orElseThrow();
  }

  protected final String result(String key) throws IOException {
    try (var in = storage().open(results, key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  protected final List<String> resultKeys() {
    ObjectPage page = storage().list(results, "", Optional.empty(), 1000);
    return page.objects().stream().map(StoredObject::key).toList();
  }

  @Test
  void aScriptTurnsItsInputIntoResults() throws Exception {
    JobRun run =
        runs(
            "job-1",
            """
            #!/bin/sh
            set -eu
            tr a-z A-Z < "$INPUT_FILE_PATH" > "$TMP_OUTPUT_DIR/upper.txt"
            mkdir "$TMP_OUTPUT_DIR/deep"
            ls "$TMP_INPUT_DIR" > "$TMP_OUTPUT_DIR/deep/names.txt"
            echo done
            """);
    assertThat(run.state()).as(run.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(result("out/upper.txt")).isEqualTo("THE INPUT");
    assertThat(result("out/deep/names.txt")).isEqualTo("a b.txt\n");
    assertThat(run.outputs())
        .extracting(published -> published.object().key())
        .containsExactly("out/deep/names.txt", "out/upper.txt");
    assertThat(runner().log(CLUSTER, run.name())).isEqualTo("done\n");
    assertThat(run.node()).isPresent();
    assertThat(run.started()).isPresent();
    assertThat(run.finished()).isPresent();
  }

  @Test
  void aScriptSeesItsContractAndNothingOfTheServer() {
    JobRun run = runs("job-env", "#!/bin/sh\nenv -0 | tr '\\0\\n' '\\n_' | sort\n");
    List<String> seen = runner().log(CLUSTER, run.name()).lines().toList();
    assertThat(seen)
        .contains(
            "PLAIN=it's $$HOME $(x)",
            "TOKEN=hidden",
            "STORAGE_OBJECT_KEY=in/a b.txt",
            "EVENT_TIME=2026-01-02T03:04:05.006Z",
            "LANG=C.UTF-8");
    List<String> names = seen.stream().map(line -> line.substring(0, line.indexOf('='))).toList();
    assertThat(names)
        .filteredOn(name -> !variablesOfThePlace().contains(name))
        .containsOnly(
            "EVENT",
            "EVENT_TIME",
            "HOME",
            "INPUT_FILE_PATH",
            "JOB_UUID",
            "LANG",
            "OSCAR_SERVICE_NAME",
            "PATH",
            "PLAIN",
            "PWD",
            "STORAGE_OBJECT_KEY",
            "TMPDIR",
            "TMP_INPUT_DIR",
            "TMP_OUTPUT_DIR",
            "TOKEN");
  }

  @Test
  void anInputWhoseNameIsNotAsciiIsStagedInUnderItsName() throws Exception {
    JobSpec plain = job("like", "#!/bin/sh\ncp \"$INPUT_FILE_PATH\" \"$TMP_OUTPUT_DIR/\"\n");
    start(file(plain, "job-name", "in/$(b) é 日本.txt", "ü"));
    JobRun run = awaitEnd("job-name");
    assertThat(run.state()).as(run.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(result("out/$(b) é 日本.txt")).isEqualTo("ü");
  }

  private static String padded(String start, int bytes) {
    return start + "x".repeat(bytes - start.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void aKeyOf1024BytesIsStagedInAndOneIsStagedOut() throws Exception {
    String key = padded("in/" + DEEP + "two\nlines/", 1024);
    String name = padded("", 1024 - 4 - 800);
    String script =
        """
        #!/bin/sh
        set -eu
        mkdir -p "$TMP_OUTPUT_DIR/%1$s"
        printf %%s "$STORAGE_OBJECT_KEY" | wc -c > "$TMP_OUTPUT_DIR/bytes"
        cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/%1$s%2$s"
        """
            .formatted(DEEP, name);
    start(file(job("like", script), "job-long", key, "deep"));
    JobRun run = awaitEnd("job-long");
    assertThat(run.state()).as(run.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(result("out/" + DEEP + name)).isEqualTo("deep");
    assertThat(result("out/bytes").strip()).isEqualTo("1024");
  }

  @Test
  void aResultWhoseKeyWouldBeLongerIsTheScriptsFailureAndNoneIsPublished() {
    String script =
        """
        #!/bin/sh
        set -eu
        mkdir -p "$TMP_OUTPUT_DIR/%1$s"
        echo short > "$TMP_OUTPUT_DIR/a"
        echo long > "$TMP_OUTPUT_DIR/%1$s%2$s"
        """
            .formatted(DEEP, padded("", 1025 - 4 - 800));
    Failure failure = failure(runs("job-longer", script));
    assertThat(failure.kind()).isEqualTo(FailureKind.SCRIPT);
    assertThat(failure.message()).contains("1025");
    assertThat(resultKeys()).isEmpty();
  }

  @Test
  void aFailingScriptFailsItsRunAndPublishesNothing() {
    JobRun run =
        runs(
            "job-2",
            "#!/bin/sh\necho half > \"$TMP_OUTPUT_DIR/half\"\necho 'no face' >&2\nexit 3\n");
    Failure failure = failure(run);
    assertThat(failure.kind()).isEqualTo(FailureKind.SCRIPT);
    assertThat(failure.exitCode()).contains(3);
    assertThat(failure.message()).contains("exit code 3").contains("no face");
    assertThat(resultKeys()).isEmpty();
    assertThat(runner().log(CLUSTER, run.name())).isEqualTo("no face\n");
  }

  @Test
  void aScriptIsRunByItsOwnFirstLine() {
    JobRun run = runs("job-sed", "#!/bin/sed -nf\ns/a/b/\n");
    assertThat(run.state()).as(run.toString()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aJobGivenTwiceRunsOnce() throws Exception {
    JobSpec job = job("job-twice", "#!/bin/sh\necho once > \"$TMP_OUTPUT_DIR/x\"\n");
    start(job);
    start(job);
    awaitEnd("job-twice");
    start(job);
    assertThat(runner().list(CLUSTER)).hasSize(1);
    assertThat(resultKeys()).containsExactly("out/x");
    assertThat(awaitEnd("job-twice").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void anOverwrittenInputFailsTheRunAsGone() {
    JobSpec job = job("job-gone", "#!/bin/sh\ncat \"$INPUT_FILE_PATH\"\n");
    put("in/a b.txt", "another");
    start(job);
    assertThat(failure(awaitEnd("job-gone")).kind()).isEqualTo(FailureKind.INPUT_GONE);
  }

  @Test
  void aScriptPastItsDeadlineIsKilled() {
    start(
        job(
            "job-slow",
            "#!/bin/sh\necho began\nsleep 300 &\nsleep 300\n",
            Quantity.ofMebibytes(256),
            Duration.ofSeconds(1)));
    Failure failure = failure(awaitEnd("job-slow"));
    assertThat(failure.kind()).isEqualTo(FailureKind.DEADLINE);
    assertThat(failure.message()).contains("began");
  }

  @Test
  void aCancelledRunEndsAsCancelled() {
    start(job("job-cancel", "#!/bin/sh\nsleep 300\n"));
    await("job-cancel", run -> run.state() == State.RUNNING);
    runner().cancel(CLUSTER, new JobName("job-cancel"));
    assertThat(failure(awaitEnd("job-cancel")).kind()).isEqualTo(FailureKind.CANCELLED);
    runner().cancel(CLUSTER, new JobName("job-cancel"));
    runner().cancel(CLUSTER, new JobName("unknown"));
  }

  @Test
  void aForgottenRunIsNotListedAndHasNoLog() {
    JobRun run = runs("job-forget", "#!/bin/sh\necho x\n");
    runner().forget(CLUSTER, run.name());
    runner().forget(CLUSTER, run.name());
    assertThat(runner().list(CLUSTER)).isEmpty();
    LevanteException thrown =
        catchThrowableOfType(LevanteException.class, () -> runner().log(CLUSTER, run.name()));
    assertThat(thrown.code()).isEqualTo(ErrorCode.JOB_NOT_FOUND);
  }

  @Test
  void aLogThatIsStillWrittenCanBeRead() {
    start(job("job-live", "#!/bin/sh\necho first\nsleep 300\n"));
    await("job-live", run -> runner().log(CLUSTER, run.name()).equals("first\n"));
    runner().cancel(CLUSTER, new JobName("job-live"));
    awaitEnd("job-live");
  }
}
