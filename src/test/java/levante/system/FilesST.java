package levante.system;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import levante.kernel.testbed.RealCluster;
import levante.system.infra.Bucket;
import levante.system.infra.RealServices;
import levante.system.infra.SmallFiles;
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
  private static final int FILES = Integer.getInteger("levante.files", 60);
  private static final int BATCH = Integer.getInteger("levante.batch", 5);
  private static final long SEED = Long.getLong("levante.seed", System.nanoTime());

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RealServices levante;

  /** What is killed with -9 and starts again. */
  private enum Victim implements Runnable {
    LEVANTE,
    STORE,
    API,
    NODE;

    @Override
    public void run() {
      System.out.printf("FilesST: %s is killed%n", this);
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

  @Test
  void noFileIsLostOrDoneTwiceWhateverIsKilled() {
    SmallFiles files = new SmallFiles(folder, service("told"), FILES);
    files.putWhile(kills());
    files.areDone(() -> levante.jobsOf("told"));
    levante.cluster().join(2);
  }

  @Test
  void filesThatNobodyTellsOfAreFoundAndDoneOnceWhateverIsKilled() {
    Bucket bucket = service("found");
    bucket.forgetRules();
    SmallFiles files = new SmallFiles(folder, bucket, FILES);
    files.putWhile(kills());
    files.areDone(() -> levante.jobsOf("found"));
    levante.cluster().join(2);
  }

  @Test
  void anEventThatComesThriceInAnyOrderIsOneJob() {
    Bucket bucket = service("thrice");
    bucket.forgetRules();
    SmallFiles files = new SmallFiles(folder, bucket, FILES);
    files.put();
    List<Integer> events = new ArrayList<>();
    IntStream.range(0, 3 * FILES).forEach(i -> events.add(i % FILES));
    Collections.shuffle(events, new Random(SEED));
    AtomicInteger event = new AtomicInteger();
    SmallFiles.inThreads(
            () -> {
              int i = event.getAndIncrement();
              if (i < events.size()) {
                tell(bucket, SmallFiles.key(events.get(i)));
              }
              return i < events.size();
            })
        .join();
    files.areDone(() -> levante.jobsOf("thrice"));
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

  /** In an order that the seed draws. */
  private static List<Runnable> kills() {
    List<Runnable> kills =
        new ArrayList<>(
            List.of(
                Victim.LEVANTE,
                Victim.LEVANTE,
                Victim.LEVANTE,
                Victim.STORE,
                Victim.STORE,
                Victim.API,
                Victim.NODE));
    Collections.shuffle(kills, new Random(SEED));
    return kills;
  }
}
