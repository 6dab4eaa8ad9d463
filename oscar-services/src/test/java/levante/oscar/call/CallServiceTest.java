package levante.oscar.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.OscarConfig;
import levante.oscar.adapter.jdbc.JdbcInbox;
import levante.oscar.adapter.jdbc.JdbcJobHistory;
import levante.oscar.adapter.jdbc.JdbcServiceStore;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.adapter.jdbc.SecretBox;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.inbox.AcceptCall;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.Delivery;
import levante.oscar.pool.Pods;
import levante.oscar.pool.PoolConfig;
import levante.oscar.service.Service;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.Crash;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

class CallServiceTest {
  private static final Optional<String> ONCE = Optional.empty();
  private static final Optional<String> KEY = Optional.of("the same call");

  private World world = new World();
  private Runnable meanwhile = () -> world.clock.pass(Duration.ofMinutes(1));

  private Service service() {
    if (world.oscar().findServices().of(World.ALICE).isEmpty()) {
      world.applyOne();
    }
    return world.oscar().findServices().find(World.work(), World.ALICE);
  }

  private void job(String body, Optional<String> key) {
    try (CallBody given = body(body)) {
      world.oscar().callService().job(service(), given, key);
    }
  }

  private static CallBody body(String text) {
    return CallBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** As the module puts it together, but the time between two looks passes as a test says. */
  private CallService calls(int mostWaiting) {
    JdbcInbox inbox = new JdbcInbox(OscarDatabase.migrated(world.database));
    return new CallService(
        world.oscar().acceptNotification(),
        new AcceptCall(inbox, world, access -> world.storage(World.EDGE), world.clock),
        new AwaitAnswer(
            inbox,
            new JdbcJobHistory(OscarDatabase.migrated(world.database)),
            new AnswerStorage(world, access -> world.storage(World.EDGE)),
            new AwaitAnswer.Patience(world.clock, Duration.ofMinutes(5), () -> meanwhile.run())),
        warm(),
        new CallConfig(mostWaiting, 1, Duration.ofMinutes(5), Duration.ofDays(1)));
  }

  private WarmCalls warm() {
    JdbcServiceStore store =
        new JdbcServiceStore(OscarDatabase.migrated(world.database), new SecretBox(new byte[32]));
    return new WarmCalls(
        new DispatchLoop.Services(store, world),
        new Pods(world.clock, Duration.ZERO, () -> {}),
        world.warm,
        PoolConfig.DEFAULTS,
        new WarmCalls.Telling(world.clock, (outcome, took) -> {}));
  }

  private CallAnswer run(String body) {
    try (CallBody given = body(body)) {
      return calls(1).run(service(), given, ONCE);
    }
  }

  private JobSpec started() {
    world.dispatch();
    return world.runner.spec(world.runner.running().get(0));
  }

  private List<StoredObject> kept() {
    return world.storage(World.EDGE).list(CallPlace.BUCKET, "", Optional.empty(), 100).objects();
  }

  private long deliveries(Delivery.State state) {
    return world.oscar().findJobs().counts(World.ALICE).get(0).deliveries(state);
  }

  @Test
  void aBodyBecomesAFileWhoseJobWritesWhereTheServiceDoes() throws IOException {
    job("hello, world", ONCE);
    JobSpec spec = started();
    StoredObject input = spec.input().object();
    assertThat(input.key()).matches("work/job/[0-9a-f-]{36}/in/event-file-[0-9a-f-]{36}");
    assertThat(
            new String(
                world.storage(World.EDGE).open(input.bucket(), input.key()).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo("hello, world");
    assertThat(spec.outputs()).extracting(JobSpec.Output::bucket).containsExactly("work");
    world.runner.succeed(spec.name());
    world.dispatch();
    assertThat(deliveries(Delivery.State.SUCCEEDED)).isEqualTo(1);
  }

  @Test
  void noListingAndNoEventOfABodyStartsAnotherJob() {
    job("hello, world", ONCE);
    StoredObject body = kept().get(0);
    world.oscar().bucketReconciler().tick();
    world.notify(body);
    job(World.event(body), ONCE);
    assertThat(kept()).as("the event of a body is a body").hasSize(2);
    assertThat(deliveries(Delivery.State.WAITING)).isEqualTo(2);
  }

  @Test
  void theAnswerOfARunIsWhatItsScriptMade() throws IOException {
    List<StoredObject> made = new ArrayList<>();
    meanwhile =
        () -> {
          JobSpec spec = started();
          JobSpec.Output answer = spec.outputs().get(1);
          assertThat(spec.outputs().get(0).bucket()).isEqualTo("work");
          made.add(
              world.storage(World.EDGE).put(answer.bucket(), answer.keyPrefix() + "a/b", "out"));
          world.runner.succeed(spec.name(), made.get(0));
          world.dispatch();
        };
    CallAnswer.Made answer = (CallAnswer.Made) run("hello, world");
    assertThat(made).hasSize(1);
    assertThat(answer.parts()).extracting(CallAnswer.Part::name).containsExactly("a/b");
    assertThat(answer.parts().get(0).source().open()).hasContent("out");
    assertThat(answer.log()).startsWith("log of work-");
  }

  @Test
  void aScriptThatFailsIsSaidAtOnceWithItsLog() {
    meanwhile =
        () -> {
          world.runner.fail(started().name(), JobRun.FailureKind.SCRIPT);
          world.dispatch();
        };
    CallAnswer.Failed answer = (CallAnswer.Failed) run("hello, world");
    assertThat(answer.reason()).contains("it said no");
    assertThat(answer.log()).startsWith("log of work-");
  }

  @Test
  void aRunThatTakesTooLongGoesOnWithoutItsCaller() {
    assertThat(run("hello, world")).isInstanceOf(CallAnswer.Late.class);
    world.runner.succeed(started().name());
    world.dispatch();
    assertThat(deliveries(Delivery.State.SUCCEEDED)).isEqualTo(1);
  }

  @Test
  void whoComesWhileTooManyWaitIsTurnedAwayWithoutATrace() {
    CallService calls = calls(1);
    List<CallAnswer> second = new ArrayList<>();
    meanwhile =
        () -> {
          if (second.isEmpty()) {
            second.add(calls.run(service(), body("second"), ONCE));
          }
          world.clock.pass(Duration.ofMinutes(1));
        };
    assertThat(calls.run(service(), body("first"), ONCE)).isInstanceOf(CallAnswer.Late.class);
    assertThat(second.get(0)).isInstanceOf(CallAnswer.Full.class);
    assertThat(kept()).hasSize(1);
    assertThat(calls.run(service(), body("third"), ONCE)).isInstanceOf(CallAnswer.Late.class);
  }

  @Test
  void theEventOfAnInputIsAcceptedLikeANotification() {
    service();
    StoredObject input = world.storage(World.EDGE).put("work", "in/a.txt", "hello");
    job(World.event(input), ONCE);
    world.notify(input);
    job(World.event(input), ONCE);
    assertThat(started().input().object().key()).isEqualTo("in/a.txt");
    assertThat(world.runner.everStarted()).hasSize(1);
    assertThat(world.storage(World.EDGE).buckets()).doesNotContain(CallPlace.BUCKET);
    meanwhile =
        () -> {
          world.runner.succeed(world.runner.running().get(0));
          world.dispatch();
        };
    CallAnswer.Made answer = (CallAnswer.Made) run(World.event(input));
    assertThat(answer.parts()).isEmpty();
    assertThat(answer.log()).startsWith("log of work-");
  }

  @Test
  void whatIsAcceptedSurvivesACrashAtAnyMomentAndTheSameCallIsOneJob() {
    World.Ground ground = new World.Ground();
    int crashes = 0;
    for (int deadly = 1; deadly <= 60; deadly++) {
      world = new World(OscarConfig.DEFAULTS, ground.swept());
      service();
      world.points.killAt(deadly);
      String where = "not at all";
      try {
        callAndFinish();
      } catch (Crash crash) {
        where = crash.getMessage();
        crashes++;
        world.restart();
      }
      world.points.killAt(Integer.MAX_VALUE);
      callAndFinish();
      callAndFinish();
      assertThat(world.jobs())
          .as(where)
          .extracting(Job::state)
          .containsExactly(JobRun.State.SUCCEEDED);
      assertThat(world.runner.everStarted()).as(where).hasSize(1);
      assertThat(kept()).as(where).hasSize(1);
    }
    assertThat(crashes).isGreaterThan(20);
  }

  private void callAndFinish() {
    job("hello, world", KEY);
    world.dispatch();
    for (JobName name : world.runner.running()) {
      world.runner.succeed(name);
    }
    world.dispatch();
    world.dispatch();
  }

  @Test
  void aStorageThatDoesNotAnswerPromisesNothing() {
    service();
    world.storage(World.EDGE).reachable(false);
    assertThatThrownBy(() -> job("hello, world", ONCE))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE));
    world.storage(World.EDGE).reachable(true);
    world.dispatch();
    assertThat(world.runner.everStarted()).isEmpty();
  }

  @Test
  void oldBodiesAndAnswersGoUnlessTheirJobIsStillToCome() {
    job("first call", ONCE);
    JobSpec spec = started();
    world.storage(World.EDGE).put(CallPlace.BUCKET, "work/run/x/out/a", "an answer");
    world.clock.pass(Duration.ofDays(2));
    job("second call", ONCE);
    world.oscar().callSweep().tick();
    assertThat(kept()).as("the one that runs, and the new one").hasSize(2);
    world.runner.succeed(spec.name());
    world.dispatch();
    world.oscar().callSweep().tick();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aCallOfAServiceThatIsDeletedIsCancelled() {
    job("hello, world", ONCE);
    world.oscar().deleteService().delete(World.work(), World.ALICE);
    world.dispatch();
    assertThat(world.runner.everStarted()).isEmpty();
    world.oscar().callSweep().tick();
    assertThat(kept()).as("young ones stay").hasSize(1);
  }

  @Test
  void noDefinitionCanNameTheBucketOfCalls() {
    assertThatThrownBy(
            () ->
                world.apply(
                    """
                    functions:
                      oscar:
                      - edge:
                          {name: work, image: i, script: s, input: [{path: levante-calls/in}]}
                    """))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FDL));
  }
}
