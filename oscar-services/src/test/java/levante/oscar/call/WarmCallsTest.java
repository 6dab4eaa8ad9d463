package levante.oscar.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.OscarConfig;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.pool.PoolConfig;
import levante.oscar.service.Service;
import levante.oscar.storage.StoredObject;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmCallsTest {
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final World world =
      new World(
          new OscarConfig(
              InboxConfig.DEFAULTS,
              DispatchConfig.DEFAULTS,
              CallConfig.DEFAULTS,
              new PoolConfig(10, IDLE, Duration.ofSeconds(1), 2, Duration.ofMinutes(1))));

  @BeforeEach
  void aServiceKeepsPods() {
    apply("#!/bin/sh", "{max_scale: 2}");
    world.onCalls =
        () -> {
          world.oscar().poolLoop().tick();
          world.oscar().poolLoop().tick();
        };
  }

  private void apply(String script, String synchronous) {
    world.applyOne("script: '%s'\nsynchronous: %s\n".formatted(script, synchronous));
  }

  private Service service() {
    return world.oscar().findServices().find(World.work(), World.ALICE);
  }

  private CallAnswer run(String body, Optional<String> key) {
    try (CallBody given =
        CallBody.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))) {
      return world.oscar().callService().run(service(), given, key);
    }
  }

  private CallAnswer run(String body) {
    return run(body, Optional.empty());
  }

  private void assertAnswered() throws IOException {
    CallAnswer.Made made = (CallAnswer.Made) run("hello, world");
    assertThat(made.parts()).extracting(CallAnswer.Part::name).containsExactly("out");
    assertThat(made.parts().get(0).source().open()).hasContent("hello, world");
    assertThat(made.log()).isEqualTo("it wrote");
    made.done().run();
  }

  @Test
  void aCallIsAnsweredByAPodAndLeavesNothing() throws IOException {
    assertAnswered();
    assertThat(world.warm.sizes.values()).containsExactly(1);
    assertThat(world.oscar().poolLoop().pods().state(World.work()).ready()).isEqualTo(1);
    assertThat(world.outcomes).containsExactly(CallListener.Outcome.ANSWERED);
    assertThat(world.jobs()).isEmpty();
    assertThat(world.storage(World.EDGE).buckets()).doesNotContain(CallPlace.BUCKET);
  }

  @Test
  void callsThatComeLaterFindThePodReadyUntilNobodyHasCalledForAWhile() throws IOException {
    assertAnswered();
    world.onCalls =
        () -> {
          throw new IllegalStateException("a pod is ready");
        };
    assertAnswered();
    world.clock.pass(IDLE.minusSeconds(5));
    world.oscar().poolLoop().tick();
    assertThat(world.warm.sizes.values()).containsExactly(1);
    world.clock.pass(Duration.ofSeconds(10));
    world.oscar().poolLoop().tick();
    assertThat(world.warm.sizes).isEmpty();
  }

  @Test
  void aPodThatDoesNotTakeACallIsLeftForAnother() throws IOException {
    world.warm.refuseNext();
    assertAnswered();
    assertThat(world.warm.called).hasSize(2);
  }

  @Test
  void aCallWhosePodFallsSilentRunsOnceMoreAndNotForEver() throws IOException {
    world.warm.loseNext();
    assertAnswered();
    assertThat(world.warm.called).hasSize(2);
    world.warm.loseNext();
    world.warm.loseNext();
    assertThat(((CallAnswer.Failed) run("x")).reason()).contains("fell silent: the pod is gone");
    assertThat(world.warm.called).hasSize(4);
  }

  @Test
  void aScriptThatFailsIsNotRunAgain() throws IOException {
    world.warm.endNext(FileEnd.ofScript(3));
    CallAnswer.Failed failed = (CallAnswer.Failed) run("x");
    assertThat(failed.reason()).isEqualTo("SCRIPT: the script ended with exit code 3");
    assertThat(failed.log()).isEqualTo("it wrote");
    assertThat(world.warm.called).hasSize(1);
    assertAnswered();
  }

  @Test
  void whoFindsNoPodIsToldWhy() {
    world.warm.keepUnready("0/3 nodes are available: 3 Insufficient cpu.");
    assertThat(((CallAnswer.Absent) run("x")).reason()).contains("3 Insufficient cpu");
    assertThat(world.warm.called).isEmpty();
    assertThat(world.outcomes).containsExactly(CallListener.Outcome.ABSENT);
    assertThat(world.oscar().poolLoop().pods().state(World.work()).obstacle())
        .hasValueSatisfying(why -> assertThat(why).contains("Insufficient cpu"));
  }

  @Test
  void whoseClusterDoesNotTakeThePoolIsToldWhatItSays() {
    world.warm.refusePools("the cluster does not take it: invalid label");
    assertThat(((CallAnswer.Absent) run("x")).reason()).contains("invalid label");
  }

  private void letAJobSucceedMeanwhile() {
    new Thread(
            () -> {
              while (world.jobs().isEmpty()) {
                world.dispatch();
              }
              world.runner.succeed(world.runner.running().get(0));
              world.dispatch();
            })
        .start();
  }

  @Test
  void aCallWithAKeyIsKeptAsAJob() {
    letAJobSucceedMeanwhile();
    assertThat(run("hello, world", Optional.of("once"))).isInstanceOf(CallAnswer.Made.class);
    assertThat(world.warm.called).isEmpty();
    assertThat(world.jobs()).hasSize(1);
  }

  @Test
  void anotherVersionOfTheServiceHasAnotherPool() throws IOException {
    assertAnswered();
    List<String> before = List.copyOf(world.warm.sizes.keySet());
    apply("#!/bin/bash", "{min_scale: 1}");
    world.oscar().poolLoop().tick();
    assertThat(world.warm.sizes).hasSize(1).doesNotContainKey(before.get(0));
    assertAnswered();
  }

  @Test
  void aServiceThatIsGoneOrKeepsNoPodsAnyMoreLeavesNone() throws IOException {
    assertAnswered();
    apply("#!/bin/sh", "{}");
    world.oscar().poolLoop().tick();
    assertThat(world.warm.sizes).isEmpty();
  }

  @Test
  void aClusterThatDoesNotAnswerKeepsItsPods() throws IOException {
    assertAnswered();
    world.warm.fallSilent(true);
    world.clock.pass(Duration.ofHours(1));
    world.oscar().poolLoop().tick();
    assertThat(world.warm.sizes).hasSize(1);
    world.warm.fallSilent(false);
    world.oscar().poolLoop().tick();
    assertThat(world.warm.sizes).isEmpty();
  }

  @Test
  void aServiceWhoseStorageIsNotReadyPromisesNothing() {
    world.destroy(World.EDGE);
    assertThatThrownBy(() -> run("x"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNREACHABLE));
  }

  @Test
  void theEventOfAnInputIsADelivery() {
    StoredObject input = world.storage(World.EDGE).put("work", "in/a.txt", "hello");
    assertThat(world.oscar().findJobs().counts(World.ALICE)).isEmpty();
    letAJobSucceedMeanwhile();
    assertThat(run(World.event(input))).isInstanceOf(CallAnswer.Made.class);
    assertThat(world.warm.called).isEmpty();
  }
}
