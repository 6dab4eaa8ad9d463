package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import levante.system.infra.LevanteServer;
import levante.system.infra.RandomKills;
import levante.system.infra.SmallFiles;
import levante.system.infra.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed with -9 at five random moments of the story and started again.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>submit the template, wait for both clusters</td><td>ready</td></tr>
 * <tr><td>apply the services, upload the video</td><td>12 pictures in the cloud</td></tr>
 * <tr><td>meanwhile, five times: kill -9, start again</td><td>it answers again</td></tr>
 * <tr><td>wait for the end</td><td>13 jobs, each input once, 12 results, no idle worker left</td></tr>
 * <tr><td>destroy</td><td>nothing is left, and no machine was launched twice</td></tr>
 * <tr><td>in another world, put 200 small files while it is killed three times</td><td>a result of
 * each, from one job that succeeded</td></tr>
 * </table>
 */
class KillST {
  private static final int KILLS = 5;
  private static final int FRAMES = 12;
  private static final int FILES = 200;
  private static final Duration LIMIT = Duration.ofMinutes(6);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void killedAtFiveRandomMomentsTheStoryEndsWithNothingLostOrDoubled() {
    RandomKills kills = RandomKills.of(KillST.class);
    try (LevanteServer server =
            LevanteServer.start(
                folder.resolve("data"),
                "levante.oscar.reconcile-period=PT3S",
                "levante.elasticity.scan-period=PT0.5S");
        Killer killer = new Killer(server, kills.random())) {
      Story story = new Story(server, "kill-" + kills.seed());
      patiently(story::submit);
      until("both clusters are ready", story::ready);
      patiently(story::applyServices);
      patiently(() -> story.upload(Story.video()));
      until("12 mask-detector jobs and one split have succeeded", () -> finished(story));
      killer.stop();
      assertThat(killer.kills()).isEqualTo(KILLS);
      until("the idle workers are released", () -> workers(story).isEmpty());
      nothingIsLostOrDoubled(story);
      patiently(
          () ->
              assertThat(server.admin().delete("/im/infrastructures/" + story.id()).status())
                  .isEqualTo(200));
      until("nothing is left", story::nothingLeft);
      everyMachineWasLaunchedOnce(story);
    }
  }

  /** Its storage goes with it, and comes again with it. */
  @Test
  void killedThriceNoneOfTwoHundredFilesIsLostOrDoneTwice() {
    RandomKills kills = RandomKills.of(KillST.class);
    try (LevanteServer server =
        LevanteServer.start(folder.resolve("data"), "levante.oscar.reconcile-period=PT3S")) {
      Story story = new Story(server, "files-" + kills.seed());
      story.submit();
      until("both clusters are ready", story::ready);
      story.apply(SmallFiles.fdl("copies", 1, "1s"));
      SmallFiles files = new SmallFiles(folder, story.bucket("edge", "copies"), FILES);
      files.putWhile(Collections.nCopies(3, () -> kills.restart(server, Duration.ofSeconds(2))));
      files.areDone(() -> server.jobsOf("copies"));
    }
  }

  private static boolean finished(Story story) {
    return story.jobs("succeeded") >= FRAMES + 1 && killsAreOver(story);
  }

  /** The story is over when no job is open either. */
  private static boolean killsAreOver(Story story) {
    return story.jobs().size() == story.jobs("succeeded") + story.jobs("failed");
  }

  private static void nothingIsLostOrDoubled(Story story) {
    List<String> succeeded = new ArrayList<>();
    for (JsonNode job : story.jobs()) {
      if (job.path("state").asText().equals("succeeded")) {
        succeeded.add(job.path("service").asText() + " " + job.path("input").path("key").asText());
      } else {
        // A job that the crash took with it may be tried again, but never fails by its script.
        assertThat(job.path("failure").path("kind").asText())
            .as(job.toString())
            .isIn("infrastructure", "evicted");
      }
    }
    assertThat(succeeded).doesNotHaveDuplicates().hasSize(FRAMES + 1);
    assertThat(story.keys("cloud", "intermediate/")).hasSize(FRAMES);
    assertThat(story.keys("cloud", "result/").stream().filter(key -> key.endsWith(".jpg")))
        .hasSize(FRAMES);
    assertThat(story.keys("cloud", "result/").stream().filter(key -> key.endsWith(".json")))
        .hasSize(FRAMES);
  }

  private static List<JsonNode> workers(Story story) {
    List<JsonNode> workers = new ArrayList<>();
    story
        .infrastructure()
        .path("machines")
        .forEach(
            machine -> {
              if (machine.path("node_template").asText().equals("cloud_worker")) {
                workers.add(machine);
              }
            });
    return workers;
  }

  private static void everyMachineWasLaunchedOnce(Story story) {
    Set<String> launched = new HashSet<>();
    for (JsonNode event : story.ok("/api/v1/infrastructures/" + story.id() + "/events")) {
      if (event.path("kind").asText().equals("launched")) {
        assertThat(launched.add(event.path("machine").asText())).as(event.toString()).isTrue();
      }
    }
    assertThat(launched).hasSizeBetween(3, 12);
  }

  /** A step that a client repeats while the server is away. */
  private static void patiently(Runnable step) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(300)).untilAsserted(step::run);
  }

  private static void until(String what, Callable<Boolean> condition) {
    await(what)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(
            () -> {
              try {
                return condition.call();
              } catch (AssertionError away) {
                return false;
              }
            });
  }

  /** Kills and starts the server again, at random moments, beside the story. */
  private static final class Killer implements AutoCloseable {
    private static final int LEAST_MILLIS = 1_500;
    private static final int SPREAD_MILLIS = 6_000;

    private final LevanteServer server;
    private final Random random;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Killer(LevanteServer server, Random random) {
      this.server = server;
      this.random = random;
      next();
    }

    private void next() {
      int wait = LEAST_MILLIS + random.nextInt(SPREAD_MILLIS);
      Future<?> unused = thread.schedule(this::kill, wait, TimeUnit.MILLISECONDS);
    }

    private void kill() {
      try {
        server.kill();
        server.restart();
        if (kills.incrementAndGet() < KILLS) {
          next();
        }
      } catch (RuntimeException | Error cause) {
        failure.set(cause);
      }
    }

    int kills() {
      return kills.get();
    }

    /** Waits for the last kill, or for one that failed. */
    void stop() {
      await("five kills").atMost(LIMIT).until(() -> kills.get() >= KILLS || failure.get() != null);
      assertThat(failure.get()).isNull();
    }

    @Override
    public void close() {
      thread.shutdownNow();
    }
  }
}
