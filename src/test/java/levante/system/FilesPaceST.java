package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import levante.kernel.testbed.RealCluster;
import levante.kernel.testbed.RealStore;
import levante.system.infra.Bucket;
import levante.system.infra.JobWatch;
import levante.system.infra.RealServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast files become jobs and results on a real Kubernetes and a real MinIO without a queue:
 * {@code ./levante bench files}.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>What is told</th></tr>
 * <tr><td>put files one after another, each when the one before has its job</td><td>from the start of
 * the put to the Job that the API server shows, median and 95 %</td></tr>
 * <tr><td>let files queue up, of a service that runs a pod for each and of one that batches</td><td>files
 * a second from the first job to the last result; batched at least 5 times as many</td></tr>
 * </table>
 */
@Tag("pace")
class FilesPaceST {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int SINGLE = Integer.getInteger("levante.single", 60);
  private static final int BATCHED = Integer.getInteger("levante.files", 1000);
  private static final int PROMISED = 5;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RealServices levante;
  private static Path small;

  @BeforeAll
  static void theClusterTheStoragesAndTheServerStart() throws IOException {
    small = Files.write(folder.resolve("small"), new byte[1024]);
    levante = new RealServices(folder, RealCluster.Images.SUPERVISOR, RealStore.Queue.NONE);
  }

  @AfterAll
  static void allStops() {
    levante.close();
  }

  private static Bucket service(String name, int batch) {
    return levante.copies(name, batch, "1s");
  }

  private static void tell(String pattern, Object... values) {
    System.out.println("FilesPaceST: " + String.format(Locale.ROOT, pattern, values));
  }

  @Test
  void aFileThatIsPutHasItsJobAtOnce() {
    Bucket bucket = service("prompt", 1);
    int warming = SINGLE / 3;
    double[] millis = new double[SINGLE];
    try (JobWatch watch = new JobWatch(levante.cluster())) {
      for (int i = 0; i < warming + SINGLE; i++) {
        int before = watch.sightings().size();
        long began = System.nanoTime();
        bucket.upload("in/%04d".formatted(i), small);
        await("it has its job")
            .atMost(LIMIT)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> watch.sightings().size() > before);
        if (i >= warming) {
          millis[i - warming] = (watch.sightings().get(before) - began) / 1e6;
        }
        // Its pods take the processors that the next one is measured with.
        int done = i + 1;
        await("it has its result").atMost(LIMIT).until(() -> bucket.keys("out/").size() == done);
      }
    }
    Arrays.sort(millis);
    tell(
        "from a put to its Job: median %.0f ms, 95 %% within %.0f ms, %d files",
        millis[SINGLE / 2], millis[SINGLE * 95 / 100], SINGLE);
    assertThat(bucket.keys("out/")).hasSize(warming + SINGLE);
  }

  @Test
  void filesThatShareAPodAreDoneSeveralTimesAsFast() {
    double single = perSecond("single", 1, SINGLE);
    double batched = perSecond("batched", 50, BATCHED);
    tell(
        "queued files a second: %.2f with a pod each (%d files), %.2f in batches of 50 (%d files),"
            + " %.1f times as many",
        single, SINGLE, batched, BATCHED, batched / single);
    assertThat(batched / single).isGreaterThanOrEqualTo(PROMISED);
  }

  private static double perSecond(String name, int batch, int files) {
    Bucket bucket = service(name, batch);
    IntStream.range(0, files).parallel().forEach(i -> bucket.upload("in/%05d".formatted(i), small));
    await("every job is recorded")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> levante.jobsOf(name).stream().filter(FilesPaceST::isDone).count() == files);
    assertThat(bucket.keys("out/")).hasSize(files);
    List<JsonNode> jobs = levante.jobsOf(name);
    Instant first =
        jobs.stream().map(job -> at(job, "created")).min(Instant::compareTo).orElseThrow();
    Instant last =
        jobs.stream().map(job -> at(job, "finished")).max(Instant::compareTo).orElseThrow();
    return files * 1000.0 / Duration.between(first, last).toMillis();
  }

  private static boolean isDone(JsonNode job) {
    return job.path("state").asText().equals("succeeded");
  }

  private static Instant at(JsonNode job, String field) {
    return Instant.parse(job.path(field).asText());
  }
}
