package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobPage;
import levante.oscar.history.RemoveJobs;
import levante.oscar.inbox.Delivery;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoveJobsTest {
  private final World world = new World();

  @BeforeEach
  void aService() {
    world.applyOne();
  }

  private JobName started(String name) {
    StoredObject object = world.storage(World.EDGE).put("work", "in/" + name, name);
    world.notify(object);
    world.dispatch();
    world.clock.pass(Duration.ofSeconds(1));
    return world.runner.everStarted().get(world.runner.everStarted().size() - 1);
  }

  private JobName ended(String name) {
    JobName job = started(name);
    world.runner.succeed(job, world.storage(World.EDGE).put("work", "out/" + name, "made"));
    world.dispatch();
    return job;
  }

  private FindJobs find() {
    return world.oscar().findJobs();
  }

  private RemoveJobs remove() {
    return world.oscar().removeJobs();
  }

  private long deliveries(Delivery.State state) {
    return find().counts(World.ALICE).get(0).deliveries(state);
  }

  @Test
  void aRemovedJobIsSeenNoMoreWhileItsLineageStaysAndItsFileIsNotProcessedAgain() {
    JobName job = ended("a.txt");
    remove().one(World.work(), job, World.ALICE);
    remove().of(World.work(), World.ALICE, RemoveJobs.Which.ALL);
    assertThat(world.jobs()).isEmpty();
    assertThatThrownBy(() -> find().log(job, World.ALICE))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_NOT_FOUND));
    assertThat(world.oscar().findLineage().forOwner(World.ALICE, 10)).hasSize(1);
    world.oscar().bucketReconciler().tick();
    world.dispatch();
    assertThat(world.runner.everStarted()).containsExactly(job);
  }

  @Test
  void onlySucceededJobsGoWhenOnlyTheyAreMeant() {
    ended("a.txt");
    JobName running = started("b.txt");
    remove().of(World.work(), World.ALICE, RemoveJobs.Which.SUCCEEDED);
    assertThat(world.jobs()).extracting(job -> job.name()).containsExactly(running);
    assertThat(world.runner.running()).containsExactly(running);
  }

  private JobName failed(String name) {
    JobName job = started(name);
    world.runner.fail(job, JobRun.FailureKind.SCRIPT);
    world.dispatch();
    return job;
  }

  @Test
  void whatEndedGoesAndWhatIsUnderWayStays() {
    ended("a.txt");
    failed("b.txt");
    JobName running = started("c.txt");
    assertThat(remove().count(World.work(), World.ALICE, JobRun.State.SUCCEEDED))
        .isEqualTo(new RemoveJobs.Count(1, false));
    assertThat(remove().count(World.work(), World.ALICE, JobRun.State.FAILED))
        .isEqualTo(new RemoveJobs.Count(1, false));
    remove().of(World.work(), World.ALICE, RemoveJobs.Which.ENDED);
    assertThat(world.jobs()).extracting(job -> job.name()).containsExactly(running);
    assertThat(world.runner.running()).containsExactly(running);
    assertThat(remove().count(World.work(), World.ALICE, JobRun.State.FAILED).jobs()).isZero();
  }

  @Test
  void oneJobUnderWayIsRefusedAndGoesOn() {
    JobName running = started("a.txt");
    assertThatThrownBy(() -> remove().ended(running, World.ALICE))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_UNDER_WAY));
    assertThat(world.runner.running()).containsExactly(running);
    JobName old = ended("b.txt");
    assertThatThrownBy(() -> remove().ended(old, World.BOB))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_NOT_FOUND));
    remove().ended(old, World.ALICE);
    assertThat(world.jobs()).extracting(job -> job.name()).containsExactly(running);
  }

  @Test
  void aRunningJobIsCancelledAndNotTriedAgain() {
    JobName running = started("a.txt");
    remove().one(World.work(), running, World.ALICE);
    assertThat(world.jobs()).isEmpty();
    assertThat(world.runner.running()).isEmpty();
    for (int tick = 0; tick < 3; tick++) {
      world.dispatch();
      world.clock.pass(Duration.ofHours(1));
    }
    assertThat(world.runner.everStarted()).hasSize(1);
    assertThat(deliveries(Delivery.State.CANCELLED)).isEqualTo(1);
  }

  @Test
  void aJobThatItsClusterDoesNotKnowIsNeverStartedAfterItsRemoval() {
    JobName lost = started("a.txt");
    world.runner.loseAll();
    remove().one(World.work(), lost, World.ALICE);
    world.dispatch();
    assertThat(world.runner.everStarted()).hasSize(1);
    assertThat(deliveries(Delivery.State.CANCELLED)).isEqualTo(1);
  }

  @Test
  void whatASilentClusterRunsIsNotRemovedButWhatHadEndedIs() {
    JobName old = ended("a.txt");
    JobName running = started("b.txt");
    world.runner.trouble(ErrorCode.CLUSTER_UNREACHABLE);
    assertThatThrownBy(() -> remove().of(World.work(), World.ALICE, RemoveJobs.Which.ALL))
        .isInstanceOf(LevanteException.class);
    world.runner.answers();
    assertThat(world.jobs()).extracting(job -> job.name()).contains(running);
    remove().of(World.work(), World.ALICE, RemoveJobs.Which.ALL);
    assertThat(world.jobs()).isEmpty();
    assertThat(old).isNotEqualTo(running);
  }

  @Test
  void anothersJobCannotBeRemoved() {
    JobName job = ended("a.txt");
    assertThatThrownBy(() -> remove().one(World.work(), job, World.BOB))
        .isInstanceOf(LevanteException.class);
    remove().of(World.work(), World.BOB, RemoveJobs.Which.ALL);
    assertThat(world.jobs()).hasSize(1);
    assertThat(world.jobs().get(0).state()).isEqualTo(JobRun.State.SUCCEEDED);
  }

  @Test
  void aPageTellsHowManyJobsComeAfterIt() {
    for (String name : new String[] {"a", "b", "c", "d", "e"}) {
      ended(name);
    }
    JobPage first = find().ofService(World.work(), World.ALICE, Optional.empty(), 2);
    assertThat(find().remaining(World.work(), World.ALICE, first.next().orElseThrow()))
        .isEqualTo(3);
    JobPage second = find().ofService(World.work(), World.ALICE, first.next(), 2);
    assertThat(find().remaining(World.work(), World.ALICE, second.next().orElseThrow()))
        .isEqualTo(1);
    assertThat(find().ofService(World.work(), World.ALICE, second.next(), 2).next()).isEmpty();
  }

  @Test
  void theCountsOfOneServiceAreThoseAmongItsOwners() {
    world.apply(
        """
        functions:
          oscar:
          - edge: {name: other, image: i, script: s, input: [{path: work/in/deep}]}
        """);
    ended("a.txt");
    started("deep/b.txt");
    assertThat(find().counts(World.ALICE)).hasSize(2);
    assertThat(world.oscar().findServices().of(World.ALICE))
        .extracting(service -> find().counts(service))
        .containsExactlyInAnyOrderElementsOf(find().counts(World.ALICE));
  }
}
