package levante.oscar.pool;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all {@link WarmPods} have to do with scripts that really run. */
public abstract class WarmPodsContract {
  protected static final ClusterId CLUSTER = new ClusterId("edge-7f3a2b");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** As a script's contract has it; PLAIN and TOKEN are the service's. */
  private static final String ALL =
      """
      #!/bin/sh
      set -e
      mkdir "$TMP_OUTPUT_DIR/sub"
      cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/sub/it's a copy"
      printf '%s|%s|%s' "$PLAIN" "$TOKEN" "$OSCAR_SERVICE_NAME" > "$TMP_OUTPUT_DIR/env"
      ls "$TMP_INPUT_DIR" "$(dirname "$TMP_OUTPUT_DIR")/.." | sort
      pwd >&2
      """;

  private final String results = "r" + UUID.randomUUID();
  private WarmPods.Pool pool;

  @TempDir protected Path bodies;

  /** Those that are tried. */
  protected abstract WarmPods pods();

  /** Lets them move on. */
  protected abstract void move();

  /** Where results go. */
  protected abstract ObjectStorage storage();

  /** How pods reach that storage. */
  protected abstract StorageAccess access();

  /** The image of the script. */
  protected String image() {
    return "image";
  }

  /** What has to be so when no pool is left. */
  protected void ended() {}

  @AfterEach
  final void removeAll() {
    for (WarmPods.Seen seen : pods().list(CLUSTER)) {
      pods().remove(CLUSTER, seen.pool());
    }
    await("all are gone", seen -> seen.isEmpty());
    ended();
  }

  private List<WarmPods.Seen> await(String what, Predicate<List<WarmPods.Seen>> condition) {
    Instant end = Clock.systemUTC().instant().plus(PATIENCE);
    List<WarmPods.Seen> seen = pods().list(CLUSTER);
    while (!condition.test(seen)) {
      assertThat(Clock.systemUTC().instant()).as("%s, now %s", what, seen).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      move();
      seen = pods().list(CLUSTER);
    }
    return seen;
  }

  /** The names of so many ready pods, which is what the pool has. */
  private List<String> ready(int count) {
    return await(
            count + " are ready",
            all ->
                all.stream()
                    .anyMatch(
                        one -> one.pool().equals(pool.name()) && readyOf(one).size() == count))
        .stream()
        .filter(one -> one.pool().equals(pool.name()))
        .flatMap(one -> readyOf(one).stream())
        .toList();
  }

  private static List<String> readyOf(WarmPods.Seen seen) {
    return seen.pods().stream()
        .filter(pod -> pod.state() == WarmPods.State.READY)
        .map(WarmPods.PodSeen::name)
        .toList();
  }

  /** Keeps pods with that script and waits for them. */
  private List<String> hold(String script, int size, Duration deadline, boolean publishes) {
    storage().ensureBucket(results);
    JobSpec.Output output = new JobSpec.Output(access(), results, "out/", List.of(), List.of());
    JobSpec template =
        new JobSpec(
            new JobName("call"),
            "service",
            image(),
            script,
            Quantity.parse("0.5"),
            Quantity.ofMebibytes(48),
            Map.of("PLAIN", "it's $$HOME $(x)"),
            Map.of("TOKEN", Secret.of("hidden")),
            deadline,
            new JobSpec.Input(access(), object("none", 0), "{}"),
            publishes ? List.of(output) : List.of(),
            JobSpec.Wishes.NONE);
    String name = "service-" + UUID.randomUUID().toString().substring(0, 8);
    pool = new WarmPods.Pool(name, template, Secret.of("the key"));
    pods().hold(CLUSTER, pool, size, Set.of());
    pods().hold(CLUSTER, pool, size, Set.of());
    return ready(size);
  }

  private String hold(String script) {
    return hold(script, 1, Duration.ofSeconds(20), false).get(0);
  }

  private static StoredObject object(String name, long size) {
    return new StoredObject(
        "levante-calls", "service/run/x/in/" + name, size, "", Optional.empty(), Instant.EPOCH);
  }

  private Optional<PodAnswer> call(String pod, String body) {
    try {
      Path file = Files.writeString(bodies.resolve(UUID.randomUUID().toString()), body);
      JobSpec call =
          pool.template()
              .on(
                  new JobName("call-" + UUID.randomUUID()),
                  new JobSpec.Input(access(), object("event-file-é", body.length()), "{}"));
      return pods().call(CLUSTER, pool, pod, call, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PodAnswer ended(String pod, String body) {
    CompletableFuture<Optional<PodAnswer>> call =
        CompletableFuture.supplyAsync(() -> call(pod, body));
    while (!call.isDone()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      move();
    }
    return call.join().orElseThrow(() -> new AssertionError(pod + " did not take it"));
  }

  private static String text(PodAnswer answer, int file) {
    try {
      return new String(answer.open(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure failure(PodAnswer answer) {
    return answer.end().end().failure().orElseThrow(() -> new AssertionError(answer.end()));
  }

  @Test
  void callsAreAnsweredOneAfterAnotherAndNoneSeesAnythingOfTheOneBefore() {
    String pod = hold(ALL);
    for (String body : List.of("first", "second", "x".repeat(1 << 20))) {
      try (PodAnswer answer = ended(pod, body)) {
        assertThat(answer.end().end().failure()).isEmpty();
        assertThat(answer.end().files())
            .extracting(made -> made.name())
            .containsExactly("env", "sub/it's a copy");
        assertThat(text(answer, 0)).isEqualTo("it's $$HOME $(x)|hidden|service");
        assertThat(text(answer, 1)).isEqualTo(body);
        assertThat(answer.end().log()).contains("event-file-").endsWith("/tmp\n");
        assertThat(answer.end().log().lines().filter(line -> line.matches("[0-9]+")))
            .as("folders of calls in\n" + answer.end().log())
            .hasSize(1);
      }
    }
  }

  @Test
  void aScriptThatFailsIsToldWithWhatItWroteAndTheNextCallRuns() {
    String pod = hold("#!/bin/sh\necho it says no >&2\ntouch \"$TMP_OUTPUT_DIR/half\"\nexit 3\n");
    for (int i = 0; i < 2; i++) {
      PodAnswer answer = ended(pod, "x");
      assertThat(failure(answer).kind()).isEqualTo(FailureKind.SCRIPT);
      assertThat(failure(answer).exitCode()).contains(3);
      assertThat(answer.end().log()).isEqualTo("it says no\n");
      assertThat(answer.end().files()).isEmpty();
    }
  }

  @Test
  void aScriptThatPassesItsDeadlineIsKilledAndTheNextCallRuns() {
    String pod =
        hold("sleep \"$(cat \"$INPUT_FILE_PATH\")\"\n", 1, Duration.ofSeconds(2), false).get(0);
    PodAnswer late = ended(pod, "60");
    assertThat(failure(late).kind()).isEqualTo(FailureKind.DEADLINE);
    assertThat(ended(pod, "0").end().end().failure()).isEmpty();
  }

  @Test
  void aScriptThatPassesItsMemoryFailsForItAndAPodTakesCallsAgain() {
    String pod =
        hold(
            """
            #!/bin/sh
            [ "$(cat "$INPUT_FILE_PATH")" = all ] || exit 0
            x=$(head -c 300000000 /dev/zero | tr '\\0' x)
            sleep 2
            echo $x | wc
            """);
    assertThat(failure(ended(pod, "all")).kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(ended(ready(1).get(0), "none").end().end().failure()).isEmpty();
  }

  @Test
  void whatAScriptMakesGoesWhereItsServiceWritesToo() {
    String pod =
        hold(
                "#!/bin/sh\ncp \"$INPUT_FILE_PATH\" \"$TMP_OUTPUT_DIR/x\"\n",
                1,
                Duration.ofSeconds(20),
                true)
            .get(0);
    PodAnswer answer = ended(pod, "hello");
    assertThat(text(answer, 0)).isEqualTo("hello");
    assertThat(answer.end().end().outputs())
        .extracting(made -> made.object().key())
        .containsExactly("out/x");
    assertThat(storage().stat(results, "out/x")).isPresent();
  }

  @Test
  void aPodTakesOneCallAtATimeAndOneThatIsNotThereNone() {
    String pod = hold("#!/bin/sh\necho x > \"$TMP_OUTPUT_DIR/x\"\nsleep 3\n");
    CompletableFuture<Optional<PodAnswer>> first =
        CompletableFuture.supplyAsync(() -> call(pod, "x"));
    Instant end = Clock.systemUTC().instant().plusSeconds(2);
    boolean refused = false;
    while (!refused && Clock.systemUTC().instant().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      refused = !first.isDone() && call(pod, "y").isEmpty();
    }
    assertThat(refused).isTrue();
    assertThat(call(pod + "x", "x")).isEmpty();
    assertThat(first.join()).isPresent();
  }

  @Test
  void aPoolGrowsAndShrinksAndACallThatRunsEndsFirst() {
    List<String> two = hold("#!/bin/sh\nsleep 3\n: > \"$TMP_OUTPUT_DIR/x\"\n", 2, PATIENCE, false);
    String busy = two.get(0);
    CompletableFuture<Optional<PodAnswer>> running =
        CompletableFuture.supplyAsync(() -> call(busy, "x"));
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    pods().hold(CLUSTER, pool, 1, Set.of(two.get(1)));
    assertThat(ready(1)).containsExactly(busy);
    pods().remove(CLUSTER, pool.name());
    assertThat(running.join().orElseThrow().end().files()).hasSize(1);
  }
}
