package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Many files of 1 KiB, put by 8 threads below {@code in/}; a service copies each to {@code out/}.
 */
public final class SmallFiles {
  private static final Duration LIMIT = Duration.ofMinutes(40);
  private static final int THREADS = 8;

  private static final String COPIES =
      """
      functions:
        oscar:
        - edge:
            name: %1$s
            image: busybox:1
            cpu: '0.05'
            memory: 32Mi
            batch: {max_files: %2$d, max_wait: %3$s}
            script: |
              #!/bin/sh
              set -eu
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
            input: [{storage_provider: minio, path: %1$s/in}]
            output: [{storage_provider: minio, path: %1$s/out}]
      """;

  private final Path folder;
  private final Bucket bucket;
  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger allowed = new AtomicInteger();

  /**
   * So many, to be put into a bucket.
   *
   * @param folder takes copies of them for a moment
   */
  public SmallFiles(Path folder, Bucket bucket, int count) {
    this.folder = folder;
    this.bucket = bucket;
    this.count = count;
  }

  /**
   * The FDL of the service that copies them, on the edge, with a bucket of its name.
   *
   * @param batch how many files share a pod, each of which waits so long for others at most
   */
  public static String fdl(String service, int batch, String maxWait) {
    return COPIES.formatted(service, batch, maxWait);
  }

  /** The key of one, from 0. */
  public static String key(int number) {
    return "in/%05d é.bin".formatted(number);
  }

  /** Puts all. */
  public void put() {
    allowed.set(Integer.MAX_VALUE);
    inThreads(this::putNext).join();
  }

  /**
   * Puts all, and kills one after another meanwhile: files are put when it dies and while it is
   * away.
   */
  public void putWhile(List<Runnable> kills) {
    CompletableFuture<Void> putting = inThreads(this::putNext);
    for (int i = 0; i < kills.size(); i++) {
      allowed.set((2 * i + 2) * count / (2 * kills.size() + 1));
      int files = (2 * i + 1) * count / (2 * kills.size() + 1);
      await("so many are put").atMost(LIMIT).until(() -> next.get() >= files);
      System.out.printf("SmallFiles: after %d of %d%n", next.get(), count);
      kills.get(i).run();
    }
    allowed.set(Integer.MAX_VALUE);
    putting.join();
  }

  private boolean putNext() {
    await("it is its turn").atMost(LIMIT).until(() -> next.get() < allowed.get());
    int number = next.getAndIncrement();
    if (number < count) {
      byte[] content = new byte[1024];
      new Random(number).nextBytes(content);
      put(number, content);
    }
    return number < count;
  }

  /** The storage may be away for a moment. */
  private void put(int number, byte[] content) {
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
  public static CompletableFuture<Void> inThreads(BooleanSupplier work) {
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

  /** Waits until each has its result, from one job that succeeded; none has two. */
  public void areDone(Supplier<List<JsonNode>> jobs) {
    List<String> inputs = bucket.keys("in/");
    assertThat(inputs).hasSize(count);
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
        .until(() -> succeeded(jobs).size() >= inputs.size());
    assertThat(succeeded(jobs)).containsExactlyInAnyOrderElementsOf(inputs);
  }

  private static List<String> succeeded(Supplier<List<JsonNode>> jobs) {
    return jobs.get().stream()
        .filter(job -> job.path("state").asText().equals("succeeded"))
        .map(job -> job.path("input").path("key").asText())
        .toList();
  }
}
