package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import levante.kernel.testbed.RealCluster;
import levante.system.infra.Bucket;
import levante.system.infra.RealServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many small files on a real Kubernetes and a real MinIO, and whatever may happen to them. Each
 * test ends with one result of each file, from one job that succeeded.
 *
 * <table>
 * <caption>Steps, while 8 threads put files of 1 KiB</caption>
 * <tr><th>Step</th><th>Who tells of the files</th></tr>
 * <tr><td>kill with -9, in random order: Levante three times, MinIO twice, the API server and a node
 * once each</td><td>MinIO's webhook</td></tr>
 * <tr><td>the same</td><td>nobody: they are found</td></tr>
 * <tr><td>bring each event three times, all in random order</td><td>the test</td></tr>
 * </table>
 *
 * <p>{@code -Dlevante.files} tells how many files, {@code -Dlevante.batch} how many share a pod,
 * {@code -Dlevante.seed} the order of what is killed.
 */
@Tag("real")
class FilesST {
  private static final Duration LIMIT = Duration.ofMinutes(40);
  private static final int FILES = Integer.getInteger("levante.files", 60);
  private static final int BATCH = Integer.getInteger("levante.batch", 5);
  private static final int THREADS = 8;
  private static final long SEED = Long.getLong("levante.seed", System.nanoTime());

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RealServices levante;

  /** What is killed with -9 and starts again. */
  private enum Victim {
    LEVANTE,
    STORE,
    API,
    NODE;

    void die() {
      switch (this) {
        case LEVANTE -> {
          levante.server().kill();
          levante.server().restart();
        }
        case STORE -> {
          levante.edgeStore().kill();
          levante.edgeStore().again();
        }
        case API -> {
          levante.cluster().stopApi();
          levante.cluster().startApi();
        }
        case NODE -> levante.cluster().lose(2);
      }
    }
  }

  @BeforeAll
  static void theClusterTheStoragesAndTheServerStart() throws IOException {
    System.out.printf("FilesST: repeat with -Dlevante.seed=%d%n", SEED);
    levante = new RealServices(folder, RealCluster.Images.SUPERVISOR);
  }

  @AfterAll
  static void allStops() {
    levante.close();
  }

  private static Bucket service(String name) {
    return levante.copies(name, BATCH, "2s");
  }

  private static String key(int number) {
    return "in/%05d é.bin".formatted(number);
  }

  @Test
  void noFileIsLostOrDoneTwiceWhateverIsKilled() {
    Bucket bucket = service("told");
    putWhileAllIsKilled(bucket);
    everyFileHasItsResult("told", bucket);
    levante.cluster().join(2);
  }

  @Test
  void filesThatNobodyTellsOfAreFoundAndDoneOnceWhateverIsKilled() {
    Bucket bucket = service("found");
    bucket.forgetRules();
    putWhileAllIsKilled(bucket);
    everyFileHasItsResult("found", bucket);
    levante.cluster().join(2);
  }

  @Test
  void anEventThatComesThriceInAnyOrderIsOneJob() {
    Bucket bucket = service("thrice");
    bucket.forgetRules();
    AtomicInteger next = new AtomicInteger();
    inThreads(() -> putNext(bucket, next, new AtomicInteger(Integer.MAX_VALUE))).join();
    List<Integer> events = new ArrayList<>();
    IntStream.range(0, 3 * FILES).forEach(i -> events.add(i % FILES));
    Collections.shuffle(events, new Random(SEED));
    AtomicInteger event = new AtomicInteger();
    inThreads(
            () -> {
              int i = event.getAndIncrement();
              if (i < events.size()) {
                tell(bucket, key(events.get(i)));
              }
              return i < events.size();
            })
        .join();
    everyFileHasItsResult("thrice", bucket);
  }

  /** As MinIO posts it. */
  private static void tell(Bucket bucket, String key) {
    levante.tell(
        """
        {"EventName":"s3:ObjectCreated:Put","Records":[{"eventVersion":"2.0","eventSource":"minio:s3",
        "eventName":"s3:ObjectCreated:Put","eventTime":"2026-11-29T00:00:00Z","s3":{"bucket":{"name":
        "thrice"},"object":{"key":"%s","size":1024,"eTag":"%s","sequencer":"187A5A3B1C2D3E4F"}}}]}
        """
            .formatted(URLEncoder.encode(key, StandardCharsets.UTF_8), bucket.eTag(key)));
  }

  private static void putWhileAllIsKilled(Bucket bucket) {
    Random random = new Random(SEED);
    List<Victim> victims =
        new ArrayList<>(
            List.of(
                Victim.LEVANTE,
                Victim.LEVANTE,
                Victim.LEVANTE,
                Victim.STORE,
                Victim.STORE,
                Victim.API,
                Victim.NODE));
    Collections.shuffle(victims, random);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger allowed = new AtomicInteger();
    CompletableFuture<Void> putting = inThreads(() -> putNext(bucket, next, allowed));
    for (int i = 0; i < victims.size(); i++) {
      // Files are being put when it dies, and while it is away.
      allowed.set((2 * i + 2) * FILES / (2 * victims.size() + 1));
      int files = (2 * i + 1) * FILES / (2 * victims.size() + 1);
      await("so many are put").atMost(LIMIT).until(() -> next.get() >= files);
      System.out.printf("FilesST: %s is killed after %d files%n", victims.get(i), next.get());
      victims.get(i).die();
    }
    allowed.set(Integer.MAX_VALUE);
    putting.join();
  }

  private static boolean putNext(Bucket bucket, AtomicInteger next, AtomicInteger allowed) {
    await("it is its turn").atMost(LIMIT).until(() -> next.get() < allowed.get());
    int number = next.getAndIncrement();
    if (number < FILES) {
      byte[] content = new byte[1024];
      new Random(number).nextBytes(content);
      put(bucket, number, content);
    }
    return number < FILES;
  }

  /** The storage may be away for a moment. */
  private static void put(Bucket bucket, int number, byte[] content) {
    try {
      Path file = Files.write(Files.createTempFile(folder, "small", ""), content);
      await("the file is put")
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .untilAsserted(() -> bucket.upload(key(number), file));
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Done by 8 threads, each again as long as there is more. */
  private static CompletableFuture<Void> inThreads(BooleanSupplier work) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Runnable all =
        () -> {
          boolean more = true;
          while (more) {
            more = work.getAsBoolean();
          }
        };
    CompletableFuture<?>[] done =
        IntStream.range(0, THREADS)
            .mapToObj(i -> CompletableFuture.runAsync(all, threads))
            .toArray(CompletableFuture[]::new);
    threads.shutdown();
    return CompletableFuture.allOf(done);
  }

  private static void everyFileHasItsResult(String service, Bucket bucket) {
    List<String> inputs = bucket.keys("in/");
    assertThat(inputs).hasSize(FILES);
    List<String> wanted =
        inputs.stream().map(key -> key.replaceFirst("in/", "out/")).sorted().toList();
    await("every file has its result")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> bucket.keys("out/").stream().sorted().toList().equals(wanted));
    for (String key : inputs) {
      assertThat(bucket.eTag(key)).isEqualTo(bucket.eTag(key.replaceFirst("in/", "out/")));
    }
    await("every job is recorded")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> succeeded(service).size() >= inputs.size());
    assertThat(succeeded(service)).containsExactlyInAnyOrderElementsOf(inputs);
  }

  private static List<String> succeeded(String service) {
    return levante.jobsOf(service).stream()
        .filter(job -> job.path("state").asText().equals("succeeded"))
        .map(job -> job.path("input").path("key").asText())
        .toList();
  }
}
