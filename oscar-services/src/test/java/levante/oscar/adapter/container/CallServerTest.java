package levante.oscar.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.storage.InMemoryObjectStorage;
import levante.oscar.storage.StorageSamples;
import levante.oscar.storage.StoredObject;
import levante.oscar.supervisor.JobParts;
import levante.oscar.supervisor.Supervisor;
import levante.oscar.supervisor.call.CallEnd;
import levante.oscar.supervisor.call.CallFolder;
import levante.oscar.supervisor.call.CallScript;
import levante.oscar.supervisor.call.CallSupervisor;
import levante.oscar.supervisor.call.EndedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallServerTest {
  private static final String SCRIPT =
      "#!/bin/sh\ncat \"$INPUT_FILE_PATH\"; sleep \"$(cat \"$INPUT_FILE_PATH\")\"\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JobSpec job = job();
  private CallServer server;
  private CallSupervisor supervisor;
  private Process shell;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("1/input"));
    Files.writeString(folder.resolve("1/input/event-file-x"), "of an earlier supervisor");
    supervisor =
        CallSupervisor.open(
            new Supervisor(access -> new InMemoryObjectStorage(Clock.systemUTC())),
            new CallFolder(folder),
            SCRIPT,
            CallSupervisor.Handover.NONE,
            1024);
    server =
        CallServer.start(
            supervisor, JobParts.of(job).shared(), Secret.of("the key"), 0, System.out);
  }

  @AfterEach
  void stop() {
    server.close();
    if (shell != null) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  private static JobSpec job() {
    StoredObject object =
        new StoredObject("b", "in/event-file-x", 1, "", Optional.empty(), Instant.EPOCH);
    return new JobSpec(
        new JobName("call-1"),
        "service",
        "image",
        SCRIPT,
        Quantity.of(1),
        Quantity.ofMebibytes(64),
        Map.of(),
        Map.of(),
        Duration.ofSeconds(20),
        new JobSpec.Input(StorageSamples.NOWHERE, object, "{}"),
        List.of(),
        JobSpec.Wishes.NONE);
  }

  private void startShell() throws IOException {
    shell =
        new ProcessBuilder(
                CallScript.command(
                    new CallFolder(folder), SCRIPT, job.deadline(), CallScript.Reach.OWN))
            .inheritIO()
            .start();
  }

  private void startShellAndWait() throws IOException {
    startShell();
    while (send(get()).statusCode() != 200) {
      Thread.onSpinWait();
    }
  }

  private HttpRequest get() {
    return HttpRequest.newBuilder(URI.create(url(CallServer.READY))).build();
  }

  private String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.port(), path);
  }

  private HttpRequest call(String key, String body) {
    return HttpRequest.newBuilder(URI.create(url(CallServer.CALL)))
        .header(CallServer.KEY_HEADER, key)
        .POST(HttpRequest.BodyPublishers.ofString(JobParts.own(job) + "\n" + body))
        .build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A call whose script runs for so many seconds. */
  private CompletableFuture<HttpResponse<byte[]>> underWay(String seconds) {
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(call("the key", seconds), HttpResponse.BodyHandlers.ofByteArray());
    while (shell.descendants().count() < 2) {
      Thread.onSpinWait();
    }
    return call;
  }

  private static CallEnd end(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    String whole = new String(answer.body(), StandardCharsets.UTF_8);
    return CallEnd.read(whole.substring(whole.indexOf('\n') + 1));
  }

  @Test
  void noCallIsTakenBeforeTheShellIsThereNorWithoutTheKeyAndNothingHasRunThen() throws IOException {
    HttpResponse<byte[]> early = send(call("the key", "0"));
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.headers().firstValue(CallServer.REFUSED_HEADER)).isPresent();
    assertThat(send(get()).statusCode()).isEqualTo(503);
    startShellAndWait();
    assertThat(send(call("the ke", "0")).statusCode()).isEqualTo(401);
    assertThat(end(send(call("the key", "0"))).log()).as("the first that ran").isEqualTo("0");
  }

  @Test
  void aShellThatIsStartedAgainWhileAScriptRunsHasLostItAndTakesTheNext() throws IOException {
    startShellAndWait();
    CompletableFuture<HttpResponse<byte[]>> lost = underWay("30");
    List<ProcessHandle> scripts = shell.descendants().toList();
    shell.destroyForcibly();
    scripts.forEach(ProcessHandle::destroyForcibly);
    startShell();
    assertThat(end(lost.join()).end().failure())
        .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(FailureKind.INFRASTRUCTURE));
    assertThat(end(send(call("the key", "0"))).end().failure()).isEmpty();
  }

  @Test
  void anInputThatHasNoRoomIsToldAsSuch() throws IOException {
    startShellAndWait();
    // What a full disk does: the folder of the next call's input cannot be made.
    Files.writeString(folder.resolve("1"), "in the way");
    CallEnd end = end(send(call("the key", "0")));
    assertThat(end.end().failure())
        .hasValueSatisfying(why -> assertThat(why.message()).startsWith("stage-in failed: "));
    assertThat(end(send(call("the key", "0"))).end().failure()).isEmpty();
  }

  @Test
  void aCallBeginsOnceTheFolderOfTheOneBeforeIsGone() throws Exception {
    startShellAndWait();
    EndedCall first = supervisor.run(job, body("0")).orElseThrow();
    Path folderOfFirst = folder.resolve("1");
    assertThat(folderOfFirst).exists();
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    Thread next =
        new Thread(
            () -> {
              try (EndedCall call = supervisor.run(job, body("0")).orElseThrow()) {
                second.complete(call.end().end().failure().isEmpty());
              } catch (IOException | RuntimeException e) {
                second.completeExceptionally(e);
              }
            });
    next.start();
    while (next.getState() != Thread.State.TIMED_WAITING && !second.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(folder.resolve("2")).doesNotExist();
    first.close();
    assertThat(second.join()).isTrue();
    assertThat(folderOfFirst).doesNotExist();
  }

  private static InputStream body(String seconds) {
    return new ByteArrayInputStream(seconds.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoIsToLeaveLetsItsCallEndAndTakesNoOther() throws Exception {
    startShellAndWait();
    CompletableFuture<HttpResponse<byte[]>> last = underWay("1");
    assertThat(send(call("the key", "0")).statusCode()).as("one at a time").isEqualTo(409);
    CompletableFuture<Void> leaving =
        CompletableFuture.runAsync(() -> server.leave(Duration.ofSeconds(20)));
    assertThat(end(last.join()).end().failure()).isEmpty();
    leaving.join();
    assertThat(shell.waitFor()).isZero();
  }
}
