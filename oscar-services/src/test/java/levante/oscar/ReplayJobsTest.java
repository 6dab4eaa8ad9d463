package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ReplayJobs;
import levante.oscar.inbox.Delivery;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayJobsTest {
  private final World world = new World();

  @BeforeEach
  void aService() {
    world.applyOne();
  }

  private ReplayJobs replay() {
    return world.oscar().replayJobs();
  }

  private JobName started(String name) {
    StoredObject object = world.storage(World.EDGE).put("work", "in/" + name, name);
    world.notify(object);
    world.dispatch();
    return newest();
  }

  private JobName newest() {
    List<JobName> all = world.runner.everStarted();
    return all.get(all.size() - 1);
  }

  /** Given up at once: a script that fails is not tried again. */
  private JobName failed(String name) {
    JobName job = started(name);
    world.runner.fail(job, JobRun.FailureKind.SCRIPT);
    world.dispatch();
    assertThat(deliveries(Delivery.State.DEAD)).isPositive();
    return job;
  }

  private long deliveries(Delivery.State state) {
    return world.oscar().findJobs().counts(World.ALICE).get(0).deliveries(state);
  }

  private void refused(ErrorCode code, String why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(why)
        .isInstanceOfSatisfying(LevanteException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aFileThatWasGivenUpGetsAnotherJobUnderTheNextNumber() {
    JobName first = failed("a.txt");
    int news = world.news.get();
    replay().one(first, World.ALICE);
    assertThat(world.news.get()).isEqualTo(news + 1);
    world.dispatch();
    JobName second = newest();
    assertThat(second).isNotEqualTo(first);
    world.runner.succeed(second, world.storage(World.EDGE).put("work", "out/a.txt", "made"));
    world.dispatch();
    assertThat(world.jobs())
        .extracting(Job::attempt, Job::state)
        .containsExactly(tuple(2, JobRun.State.SUCCEEDED), tuple(1, JobRun.State.FAILED));
    assertThat(deliveries(Delivery.State.SUCCEEDED)).isEqualTo(1);
  }

  @Test
  void failuresAreCountedAnew() {
    JobName job = started("a.txt");
    for (int i = 0; deliveries(Delivery.State.DEAD) == 0; i++) {
      assertThat(i).isLessThan(30);
      world.runner.running().forEach(one -> world.runner.fail(one, JobRun.FailureKind.EVICTED));
      world.dispatch();
      world.clock.pass(Duration.ofHours(1));
      world.dispatch();
    }
    int before = world.runner.everStarted().size();
    replay().one(job, World.ALICE);
    world.dispatch();
    world.runner.fail(newest(), JobRun.FailureKind.EVICTED);
    world.dispatch();
    assertThat(deliveries(Delivery.State.WAITING)).isEqualTo(1);
    assertThat(world.runner.everStarted()).hasSize(before + 1);
  }

  @Test
  void allThatAServiceGaveUpWaitAgainAndNothingElse() {
    failed("a.txt");
    failed("b.txt");
    JobName good = started("c.txt");
    world.runner.succeed(good);
    world.dispatch();
    assertThat(replay().allOf(World.work(), World.ALICE)).isEqualTo(2);
    assertThat(replay().allOf(World.work(), World.ALICE)).isZero();
    assertThat(deliveries(Delivery.State.WAITING)).isEqualTo(2);
    assertThat(deliveries(Delivery.State.SUCCEEDED)).isEqualTo(1);
  }

  @Test
  void whatIsNotToBeReplayedIsRefusedWithTheReason() {
    JobName running = started("a.txt");
    refused(ErrorCode.NOT_TO_REPLAY, "under way", () -> replay().one(running, World.ALICE));
    world.runner.succeed(running);
    world.dispatch();
    refused(ErrorCode.NOT_TO_REPLAY, "upload it again", () -> replay().one(running, World.ALICE));
  }

  @Test
  void aCancelledFileMayBeReplayedByItsJobOnly() {
    JobName job = started("a.txt");
    world.oscar().dispatchLoop().cancel(world.oscar().findJobs().find(job, World.ALICE));
    world.dispatch();
    assertThat(deliveries(Delivery.State.CANCELLED)).isEqualTo(1);
    assertThat(replay().allOf(World.work(), World.ALICE)).isZero();
    replay().one(job, World.ALICE);
    assertThat(deliveries(Delivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void anothersFilesAndThoseOfADeletedServiceAreNotReplayed() {
    JobName job = failed("a.txt");
    refused(ErrorCode.JOB_NOT_FOUND, "", () -> replay().one(job, World.BOB));
    refused(ErrorCode.SERVICE_NOT_FOUND, "", () -> replay().allOf(World.work(), World.BOB));
    world.oscar().deleteService().delete(World.work(), World.ALICE);
    refused(ErrorCode.SERVICE_NOT_FOUND, "", () -> replay().one(job, World.ALICE));
  }
}
