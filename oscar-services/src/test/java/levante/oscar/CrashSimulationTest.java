package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.Crash;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

/**
 * The whole walk from FDL to result, killed at every boundary that it crosses, one after another.
 */
class CrashSimulationTest {
  private static final List<String> NAMES = List.of("a.txt", "b.txt", "c.txt");

  private static final class Story {
    private final World world;
    private final TreeMap<String, StoredObject> uploaded = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean applied;

    Story(World.Ground ground) {
      world = new World(OscarConfig.DEFAULTS, ground.swept());
    }

    /** What users, storage and cluster do by themselves; they repeat what was not answered. */
    void step() {
      if (!applied) {
        world.applyOne();
        applied = true;
        return;
      }
      for (String name : NAMES) {
        uploaded.computeIfAbsent(
            name, any -> world.storage(World.EDGE).put("work", "in/" + name, "of " + name));
        if (!name.equals("c.txt") && !told.contains(name)) {
          world.notify(uploaded.get(name));
          told.add(name);
        }
      }
      world.oscar().noticeLoop().tick();
      world.oscar().bucketReconciler().tick();
      world.oscar().dispatchLoop().tick();
      finishRuns();
      world.oscar().dispatchLoop().tick();
      world.oscar().dispatchLoop().tick();
    }

    private void finishRuns() {
      for (JobName name : world.runner.running()) {
        String key = world.runner.spec(name).input().object().key().replace("in/", "out/");
        world.runner.succeed(name, world.storage(World.EDGE).put("work", key, "result of " + key));
      }
    }

    void play() {
      for (int i = 0; i < 5; i++) {
        step();
        world.clock.pass(Duration.ofSeconds(10));
      }
    }

    void check(String where) {
      assertThat(world.jobs())
          .as(where)
          .hasSize(3)
          .allMatch(job -> job.state() == JobRun.State.SUCCEEDED)
          .allMatch(job -> job.outputs().size() == 1)
          .extracting((Job job) -> job.input().key())
          .containsExactlyInAnyOrder("in/a.txt", "in/b.txt", "in/c.txt");
      assertThat(new HashSet<>(world.runner.everStarted())).as(where).hasSize(3);
      assertThat(world.runner.everStarted()).as(where).hasSize(3);
      assertThat(world.runner.runs()).as(where).isEmpty();
      for (Job job : world.jobs()) {
        assertThat(world.oscar().findJobs().log(job.name(), World.ALICE))
            .as(where)
            .isEqualTo("log of " + job.name());
      }
      assertThat(world.oscar().findLineage().forOwner(World.ALICE, 10)).as(where).hasSize(3);
      assertThat(world.rules.rules()).as(where).hasSize(1);
    }
  }

  @Test
  void aKillAtAnyBoundaryLosesAndDoublesNothing() {
    World.Ground ground = new World.Ground();
    Story undisturbed = new Story(ground);
    int from = undisturbed.world.points.passed();
    undisturbed.play();
    int boundaries = undisturbed.world.points.passed() - from;
    undisturbed.check("undisturbed");
    assertThat(boundaries).isGreaterThan(60);
    for (int deadly = 1; deadly <= boundaries; deadly++) {
      Story story = new Story(ground);
      story.world.points.killAt(deadly);
      String where = "boundary " + deadly;
      try {
        story.play();
      } catch (Crash crash) {
        where = crash.getMessage();
        story.world.restart();
        story.play();
      }
      story.world.points.killAt(Integer.MAX_VALUE);
      story.check(where);
    }
  }
}
