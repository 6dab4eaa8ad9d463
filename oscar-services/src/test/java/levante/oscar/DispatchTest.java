package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.kernel.Backoff;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.fdl.FdlReader;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private World world = new World();

  @BeforeEach
  void aService() {
    world.applyOne();
  }

  private StoredObject upload(String name) {
    world.clock.pass(Duration.ofMillis(7));
    return world.storage(World.EDGE).put("work", "in/" + name, "content of " + name);
  }

  private JobName started() {
    world.dispatch();
    return world.runner.running().get(0);
  }

  private ServiceCounts counts() {
    return world.oscar().findJobs().counts(World.ALICE).get(0);
  }

  private Job only() {
    assertThat(world.jobs()).hasSize(1);
    return world.jobs().get(0);
  }

  @Test
  void anUploadedObjectRunsAJobWhoseResultIsRecorded() {
    StoredObject input = upload("a.txt");
    world.notify(input);
    JobName name = started();
    StoredObject output = world.storage(World.EDGE).put("work", "out/a.txt", "result");
    world.runner.succeed(name, output);
    world.dispatch();

    Job job = only();
    assertThat(job.state()).isEqualTo(JobRun.State.SUCCEEDED);
    assertThat(job.input()).isEqualTo(input);
    assertThat(job.outputs()).containsExactly(new JobRun.Published("edge-7f3a2b", output));
    assertThat(world.oscar().findJobs().log(name, World.ALICE)).isEqualTo("log of " + name);
    assertThat(counts().deliveries(Delivery.State.SUCCEEDED)).isEqualTo(1);
    assertThat(world.ended).containsExactly(name + " SUCCEEDED");
  }

  @Test
  void aJobThatItsClusterWillNeverTakeIsADeadLetterWithTheReason() {
    world.notify(upload("a.txt"));
    world.runner.refuseStarts("image: Invalid value");
    world.dispatch();
    assertThat(only().state()).isEqualTo(JobRun.State.FAILED);
    assertThat(only().failure().orElseThrow().message()).contains("Invalid value");
    assertThat(counts().deliveries(Delivery.State.DEAD)).isEqualTo(1);
    world.dispatch();
    assertThat(world.jobs()).hasSize(1);
  }

  @Test
  void aRecordedRunIsForgottenByItsCluster() {
    world.notify(upload("a.txt"));
    world.runner.succeed(started());
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.runs()).isEmpty();
    assertThat(only().state()).isEqualTo(JobRun.State.SUCCEEDED);
  }

  @Test
  void aFailingScriptIsAFailedJob() {
    world.notify(upload("a.txt"));
    world.runner.fail(started(), JobRun.FailureKind.SCRIPT);
    world.dispatch();
    world.clock.pass(Duration.ofHours(1));
    world.dispatch();

    Job job = only();
    assertThat(job.state()).isEqualTo(JobRun.State.FAILED);
    assertThat(job.failure().orElseThrow().exitCode()).contains(3);
    assertThat(job.outputs()).isEmpty();
    assertThat(counts().deliveries(Delivery.State.DEAD)).isEqualTo(1);
  }

  @Test
  void anEvictionDoesNotCountAgainstTheScript() {
    world.notify(upload("a.txt"));
    for (int i = 0; i < 20; i++) {
      world.runner.fail(started(), JobRun.FailureKind.EVICTED);
      world.dispatch();
      world.clock.pass(Duration.ofMinutes(6));
    }
    world.runner.succeed(started());
    world.dispatch();

    assertThat(world.jobs()).hasSize(21);
    assertThat(world.jobs().get(0).state()).isEqualTo(JobRun.State.SUCCEEDED);
    assertThat(counts().deliveries(Delivery.State.SUCCEEDED)).isEqualTo(1);
    assertThat(world.ended.subList(0, 20)).allMatch(one -> one.endsWith(" WAITING"));
    assertThat(world.ended).hasSize(21).last().asString().endsWith(" SUCCEEDED");
  }

  @Test
  void afterTwentyFailuresOfTheInfrastructureADeliveryIsGivenUp() {
    world.notify(upload("a.txt"));
    for (int i = 0; i < 21; i++) {
      world.runner.fail(started(), JobRun.FailureKind.INFRASTRUCTURE);
      world.dispatch();
      world.clock.pass(Duration.ofMinutes(6));
    }
    world.dispatch();
    assertThat(world.jobs()).hasSize(21);
    assertThat(counts().deliveries(Delivery.State.DEAD)).isEqualTo(1);
  }

  @Test
  void aRetryWaitsForItsBackoff() {
    world.notify(upload("a.txt"));
    world.runner.fail(started(), JobRun.FailureKind.INFRASTRUCTURE);
    world.oscar().dispatchLoop().tick();
    world.oscar().dispatchLoop().tick();
    assertThat(world.jobs()).hasSize(1);
    world.clock.pass(Duration.ofSeconds(1));
    world.dispatch();
    assertThat(world.jobs()).hasSize(2);
  }

  @Test
  void aScriptMayBeGivenMoreAttempts() {
    DispatchConfig twice =
        new DispatchConfig(2, 20, Backoff.DEFAULT, Duration.ofHours(1), 10, 10, 4096);
    world = new World(new OscarConfig(InboxConfig.DEFAULTS, twice));
    world.applyOne();
    world.notify(upload("a.txt"));
    for (int i = 0; i < 2; i++) {
      world.runner.fail(started(), JobRun.FailureKind.OUT_OF_MEMORY);
      world.dispatch();
      world.clock.pass(Duration.ofMinutes(1));
    }
    world.dispatch();
    assertThat(world.jobs()).hasSize(2);
    assertThat(counts().deliveries(Delivery.State.DEAD)).isEqualTo(1);
  }

  @Test
  void anInputThatIsGoneIsFinalAndSaysSo() {
    world.notify(upload("a.txt"));
    world.runner.fail(started(), JobRun.FailureKind.INPUT_GONE);
    world.dispatch();
    world.clock.pass(Duration.ofHours(1));
    world.dispatch();
    assertThat(only().failure().orElseThrow().kind()).isEqualTo(JobRun.FailureKind.INPUT_GONE);
    assertThat(counts().deliveries(Delivery.State.GONE)).isEqualTo(1);
  }

  @Test
  void aRunThatTheClusterForgotIsStartedAgainUnderItsName() {
    world.notify(upload("a.txt"));
    JobName name = started();
    world.runner.moveTo(name, JobRun.State.RUNNING);
    world.dispatch();
    world.runner.loseAll();
    world.dispatch();
    assertThat(world.runner.running()).containsExactly(name);
    assertThat(world.runner.everStarted()).containsExactly(name, name);
    assertThat(only().name()).isEqualTo(name);
  }

  @Test
  void aClusterThatDoesNotAnswerIsNotAClusterWithoutRuns() {
    world.notify(upload("a.txt"));
    JobName name = started();
    world.notify(upload("b.txt"));
    world.runner.trouble(ErrorCode.CLUSTER_UNREACHABLE);
    world.dispatch();
    assertThat(only().state()).isEqualTo(JobRun.State.WAITING);
    world.runner.answers();
    world.dispatch();
    assertThat(world.runner.everStarted()).hasSize(2).startsWith(name);
  }

  @Test
  void theJobsOfADeletedServiceAreCancelled() {
    world.notify(upload("a.txt"));
    started();
    world.notify(upload("b.txt"));
    world.oscar().deleteService().delete(World.work(), World.ALICE);
    world.dispatch();
    world.dispatch();
    assertThat(only().failure().orElseThrow().kind()).isEqualTo(JobRun.FailureKind.CANCELLED);
    assertThat(world.runner.running()).isEmpty();
    assertThat(counts().deliveries(Delivery.State.CANCELLED)).isEqualTo(2);
    assertThat(counts().deliveries(Delivery.State.WAITING)).isZero();
  }

  @Test
  void aDestroyedClusterLeavesNoServiceAndNoOpenJob() {
    world.notify(upload("a.txt"));
    started();
    world.notify(upload("b.txt"));
    world.destroy(World.EDGE);
    world.runner.trouble(ErrorCode.CLUSTER_NOT_FOUND);
    world.oscar().forgetCluster().forget(World.EDGE);
    world.oscar().forgetCluster().forget(World.EDGE);
    world.dispatch();
    assertThat(world.oscar().findServices().of(World.ALICE)).isEmpty();
    assertThat(only().state()).isEqualTo(JobRun.State.FAILED);
    assertThat(counts().deliveries(Delivery.State.CANCELLED)).isEqualTo(2);
  }

  @Test
  void aServiceHasAtMostSoManyOpenJobsAndATickStartsAtMostSoMany() {
    DispatchConfig few =
        new DispatchConfig(1, 20, Backoff.DEFAULT, Duration.ofHours(1), 3, 2, 4096);
    world = new World(new OscarConfig(InboxConfig.DEFAULTS, few));
    world.applyOne();
    for (int i = 0; i < 5; i++) {
      world.notify(upload(i + ".txt"));
    }
    world.dispatch();
    assertThat(world.runner.running()).hasSize(2);
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.running()).hasSize(3);
    world.runner.succeed(world.runner.running().get(0));
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.everStarted()).hasSize(4);
  }

  private void apply(OwnerId owner, ClusterId cluster, String name) {
    String fdl =
        "functions: {oscar: [{%s: {name: %s, image: i, script: s, input: [{path: %s/in}]}}]}"
            .formatted(cluster, name, name);
    world
        .oscar()
        .applyServices()
        .apply(new FdlReader().read("f.yaml", fdl), owner, Optional.empty());
    for (int i = 0; i < 4; i++) {
      world.clock.pass(Duration.ofMillis(7));
      StoredObject object = world.storage(cluster).put(name, "in/" + i, "x" + i);
      world.tell(cluster, World.event(object));
    }
  }

  @Test
  void whoHasManyServicesKeepsNobodyElseWaiting() {
    DispatchConfig six =
        new DispatchConfig(1, 20, Backoff.DEFAULT, Duration.ofHours(1), 10, 6, 4096);
    world = new World(new OscarConfig(InboxConfig.DEFAULTS, six));
    for (String name : List.of("one", "two", "three")) {
      apply(World.ALICE, World.EDGE, name);
    }
    apply(World.BOB, World.BOBS, "only");
    world.dispatch();
    assertThat(world.runner.running())
        .extracting(name -> world.runner.spec(name).service())
        .containsExactlyInAnyOrder("one", "two", "three", "only", "only", "only");
  }

  @Test
  void aPageEndsWhereTheNextBegins() {
    for (int i = 0; i < 5; i++) {
      world.notify(upload(i + ".txt"));
      world.dispatch();
    }
    var first = world.oscar().findJobs().ofService(World.work(), World.ALICE, Optional.empty(), 3);
    var second = world.oscar().findJobs().ofService(World.work(), World.ALICE, first.next(), 3);
    assertThat(first.jobs()).hasSize(3);
    assertThat(second.jobs()).hasSize(2);
    assertThat(second.next()).isEmpty();
    assertThat(List.of(first.jobs().get(0).input().key(), second.jobs().get(1).input().key()))
        .containsExactly("in/4.txt", "in/0.txt");
  }

  @Test
  void anotherOwnersJobDoesNotExist() {
    world.notify(upload("a.txt"));
    JobName name = started();
    assertThat(world.oscar().findJobs().of(World.BOB, Optional.empty(), 10).jobs()).isEmpty();
    assertThatThrownBy(() -> world.oscar().findJobs().log(name, World.BOB))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_NOT_FOUND));
  }

  @Test
  void theScriptFindsItsEventForExactlyItsObject() {
    world.notify(upload("a b+c.txt"), upload("d.txt"));
    world.dispatch();
    assertThat(world.runner.running()).hasSize(2);
    assertThat(
            world.runner.running().stream()
                .map(name -> world.runner.spec(name).input().event())
                .filter(event -> event.contains("in%2Fa+b%2Bc.txt") && !event.contains("d.txt")))
        .hasSize(1);
  }
}
