package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import levante.kernel.testbed.RealCluster;
import levante.system.infra.RealServices;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long calls take whose callers wait, on a real Kubernetes: {@code ./levante bench calls}.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>What is told</th></tr>
 * <tr><td>call a service that keeps a pod, one call after another, of 16 bytes each</td><td>from the
 * call to its answer, median and 95 %; the same of the script alone, started on this machine</td></tr>
 * <tr><td>call it from 8 threads while it keeps 4 pods</td><td>calls a second</td></tr>
 * <tr><td>call a service that keeps none</td><td>from the call to its answer; at least 50 times as
 * long</td></tr>
 * </table>
 */
@Tag("pace")
class CallsPaceST {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int CALLS = Integer.getInteger("levante.calls", 500);
  private static final int THREADS = 8;
  private static final int PODS = 4;
  private static final int PROMISED = 50;
  private static final String BODY = "hello, world 123";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RealServices levante;

  @BeforeAll
  static void theClusterTheStoragesAndTheServerStart() throws IOException {
    levante = new RealServices(folder, RealCluster.Images.SUPERVISOR);
  }

  @AfterAll
  static void allStops() {
    levante.close();
  }

  private static void tell(String pattern, Object... values) {
    System.out.println("CallsPaceST: " + String.format(Locale.ROOT, pattern, values));
  }

  /** With the service's token, as programs call. */
  private static Wire caller(String service) {
    String path = "/oscar/%s/system/services/%s".formatted(levante.edgeId(), service);
    String token = levante.server().admin().get(path).json().path("token").asText();
    return new Wire(levante.server().base(), "Bearer " + token);
  }

  private static double millisOf(Wire caller, String calls) {
    long began = System.nanoTime();
    Wire.Answer answer = caller.post(calls, "text/plain", BODY);
    double millis = (System.nanoTime() - began) / 1e6;
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(new String(Base64.getDecoder().decode(answer.body()), StandardCharsets.UTF_8))
        .isEqualTo(BODY);
    return millis;
  }

  private static double at(double[] millis, int percent) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  /** What the script itself takes, process and all. */
  private static double[] scriptAlone() throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("input"), BODY);
    Path script =
        Files.writeString(folder.resolve("script"), "cp '%s' '%s.out'%n".formatted(input, input));
    double[] millis = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      assertThat(new ProcessBuilder("/bin/sh", script.toString()).start().waitFor()).isZero();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    return millis;
  }

  @Test
  void aCallRunsInAPodThatIsKeptReady() throws Exception {
    String calls = levante.answers("warm", 1, PODS);
    Wire caller = caller("warm");
    tell("the first call, whose pod has to come: %.0f ms", millisOf(caller, calls));
    IntStream.range(0, CALLS / 2).forEach(i -> millisOf(caller, calls));
    double[] warm = IntStream.range(0, CALLS).mapToDouble(i -> millisOf(caller, calls)).toArray();
    tell(
        "a call to its answer: median %.1f ms, 95 %% within %.1f ms, %d calls",
        at(warm, 50), at(warm, 95), CALLS);
    double[] alone = scriptAlone();
    tell(
        "the script alone: median %.1f ms, so the way to it and back is %.1f ms",
        at(alone, 50), at(warm, 50) - at(alone, 50));
    tell("%d callers of at most %d pods: %.0f calls a second", THREADS, PODS, perSecond(calls));
    double cold = aJobEach();
    tell("a call that is a job: %.0f ms, %.0f times as long", cold, cold / at(warm, 50));
    assertThat(cold / at(warm, 50)).isGreaterThanOrEqualTo(PROMISED);
  }

  private static double perSecond(String calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Callable<Integer> many =
        () -> {
          Wire caller = caller("warm");
          IntStream.range(0, CALLS / THREADS).forEach(i -> millisOf(caller, calls));
          return CALLS / THREADS;
        };
    // The pods come first.
    for (Future<Integer> one : threads.invokeAll(Collections.nCopies(THREADS, many))) {
      one.get();
    }
    long began = System.nanoTime();
    int done = 0;
    for (Future<Integer> one : threads.invokeAll(Collections.nCopies(THREADS, many))) {
      done += one.get();
    }
    threads.shutdown();
    return done / ((System.nanoTime() - began) / 1e9);
  }

  private static double aJobEach() {
    levante.copies("cold", 1, "1s");
    Wire caller = caller("cold");
    String calls = levante.calls("cold");
    millisOf(caller, calls);
    double[] millis = IntStream.range(0, 3).mapToDouble(i -> millisOf(caller, calls)).toArray();
    await("jobs are recorded")
        .atMost(LIMIT)
        .until(() -> levante.jobsOf("cold").size() == millis.length + 1);
    return at(millis, 50);
  }
}
