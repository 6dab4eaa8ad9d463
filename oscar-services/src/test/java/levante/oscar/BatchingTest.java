package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import levante.kernel.Backoff;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchingTest {
  private final World world =
      new World(
          new OscarConfig(
              InboxConfig.DEFAULTS,
              new DispatchConfig(2, 20, Backoff.DEFAULT, Duration.ofHours(1), 30, 30, 4096)));

  @BeforeEach
  void aServiceWhosePodsTakeThreeFiles() {
    service(3);
  }

  private void service(int maxFiles) {
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
              batch: {max_files: %d, max_wait: 5s}
        """
            .formatted(maxFiles));
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

  private void loses(JobRun.FailureKind kind) {
    world.runner.running().forEach(name -> world.runner.fail(name, kind));
    world.dispatch();
    world.clock.pass(Duration.ofMinutes(10));
    world.dispatch();
  }

  private JobName podOf(JobName job) {
    return world.jobs().stream()
        .filter(one -> one.name().equals(job))
        .findFirst()
        .orElseThrow()
        .batch();
  }

  /** How many files each pod has that runs now. */
  private List<Integer> podsNow() {
    return world.runner.running().stream()
        .collect(Collectors.groupingBy(this::podOf, Collectors.counting()))
        .values()
        .stream()
        .map(Long::intValue)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  @Test
  void aFileWhoseScriptFailedIsTriedAgainAloneAndTheOthersAreDone() {
    upload("work", 3);
    world.dispatch();
    List<JobName> running = world.runner.running();
    world.runner.succeed(running.get(0));
    world.runner.fail(running.get(1), JobRun.FailureKind.SCRIPT);
    world.runner.succeed(running.get(2));
    world.dispatch();
    assertThat(counts().deliveries(Delivery.State.SUCCEEDED)).isEqualTo(2);
    world.clock.pass(Duration.ofMinutes(10));
    world.dispatch();
    assertThat(podsNow()).containsExactly(1);
  }

  @Test
  void whatWasLostWithItsPodSharesSmallerOnesUntilEachIsAlone() {
    service(20);
    upload("work", 20);
    world.dispatch();
    assertThat(podsNow()).containsExactly(20);
    loses(JobRun.FailureKind.EVICTED);
    assertThat(podsNow()).containsExactly(5, 5, 5, 5);
    loses(JobRun.FailureKind.INFRASTRUCTURE);
    assertThat(podsNow()).hasSize(20).containsOnly(1);
  }

  @Test
  void aNewFileSharesNoPodWithOneThatWasLost() {
    service(20);
    upload("work", 20);
    world.dispatch();
    world.runner.running().stream().skip(3).forEach(world.runner::succeed);
    loses(JobRun.FailureKind.EVICTED);
    assertThat(podsNow()).containsExactly(3);
    upload("more", 3);
    world.clock.pass(Duration.ofSeconds(5));
    world.dispatch();
    assertThat(podsNow()).containsExactly(3, 3);
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
