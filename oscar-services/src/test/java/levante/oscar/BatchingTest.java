package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchingTest {
  private final World world = new World();

  @BeforeEach
  void aServiceWhosePodsTakeThreeFiles() {
    world.apply(
        """
        functions:
          oscar:
          - edge:
              name: work
              image: debian:12
              script: "#!/bin/sh"
              input: [{path: work/in}, {path: more/in}]
              output: [{path: work/out}]
              batch: {max_files: 3, max_wait: 5s}
        """);
  }

  private void upload(String bucket, int count) {
    List<StoredObject> objects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      world.clock.pass(Duration.ofMillis(7));
      objects.add(world.storage(World.EDGE).put(bucket, "in/%d.txt".formatted(i), "content " + i));
    }
    world.notify(objects.toArray(StoredObject[]::new));
  }

  private List<JobName> batches() {
    return world.jobs().stream().map(Job::batch).distinct().toList();
  }

  private ServiceCounts counts() {
    return world.oscar().findJobs().counts(World.ALICE).get(0);
  }

  @Test
  void aFullBatchStartsAtOnceAndTheRestOnceItHasWaited() {
    upload("work", 4);
    world.dispatch();
    assertThat(world.runner.running()).hasSize(3);
    assertThat(batches()).hasSize(1);
    assertThat(world.runner.batch(batches().get(0))).hasSize(3);
    for (int second = 0; second < 5; second++) {
      assertThat(world.runner.running()).hasSize(3);
      world.dispatch();
    }
    assertThat(world.runner.running()).hasSize(4);
    assertThat(batches()).hasSize(2);
  }

  @Test
  void filesOfDifferentInputsShareNoPod() {
    upload("work", 2);
    upload("more", 2);
    world.clock.pass(Duration.ofSeconds(5));
    world.dispatch();
    assertThat(batches())
        .hasSize(2)
        .allSatisfy(name -> assertThat(world.runner.batch(name)).hasSize(2));
  }

  @Test
  void aFileThatFailedIsTriedAgainAloneAndTheOthersAreDone() {
    upload("work", 3);
    world.dispatch();
    List<JobName> running = world.runner.running();
    world.runner.succeed(running.get(0));
    world.runner.fail(running.get(1), JobRun.FailureKind.EVICTED);
    world.runner.succeed(running.get(2));
    world.dispatch();
    assertThat(counts().deliveries(Delivery.State.SUCCEEDED)).isEqualTo(2);
    world.clock.pass(Duration.ofMinutes(10));
    world.dispatch();
    assertThat(world.runner.running()).hasSize(1);
    JobName again = world.runner.running().get(0);
    assertThat(world.runner.batch(again)).containsExactly(again);
  }

  @Test
  void aBatchIsForgottenOnceAllOfItIsRecordedAndNotBefore() {
    upload("work", 3);
    world.dispatch();
    List<JobName> running = world.runner.running();
    world.runner.succeed(running.get(0));
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.runs()).hasSize(3);
    world.runner.succeed(running.get(1));
    world.runner.succeed(running.get(2));
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.runs()).isEmpty();
    assertThat(world.runner.everStarted()).hasSize(3);
  }

  @Test
  void aBatchThatItsClusterHasLostIsGivenAgainAsTheSame() {
    upload("work", 3);
    world.dispatch();
    JobName batch = batches().get(0);
    world.runner.loseAll();
    world.restart();
    world.dispatch();
    assertThat(world.runner.batch(batch)).hasSize(3);
    assertThat(batches()).containsExactly(batch);
    assertThat(world.jobs()).hasSize(3);
  }
}
