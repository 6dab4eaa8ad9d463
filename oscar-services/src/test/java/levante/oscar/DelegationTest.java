package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.kernel.Backoff;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.DispatchConfig;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.inbox.CallPlace;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.Crash;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service on the edge with a replica, {@code twin}, in the cloud, for what waits 10 s. */
class DelegationTest {
  private static final String SERVICES =
      """
      functions:
        oscar:
        - edge:
            name: work
            image: debian:12
            script: "#!/bin/sh"
            input: [{path: work/in}]
            output: [{path: work/out}]
            batch: {max_files: %d, max_wait: 1s}
            replicas: [{type: oscar, cluster_id: cloud, service_name: twin}]
            rescheduler_threshold: 10
        - cloud:
            name: twin
            image: debian:12
            script: "#!/bin/sh"
            output: [{path: twin/out}]
            replicas: [{type: oscar, cluster_id: edge, service_name: work}]
            rescheduler_threshold: 1
      """;

  private World world = world(1, new World.Ground());

  /** In which a service has so many jobs at a time. */
  private static World world(int jobs, World.Ground ground) {
    return new World(
        new OscarConfig(
            InboxConfig.DEFAULTS,
            new DispatchConfig(1, 20, Backoff.DEFAULT, Duration.ofHours(1), jobs, 10, 4096)),
        ground);
  }

  @BeforeEach
  void services() {
    world.apply(SERVICES.formatted(1));
  }

  private StoredObject upload(String name) {
    world.clock.pass(Duration.ofMillis(7));
    StoredObject object = world.storage(World.EDGE).put("work", "in/" + name, "of " + name);
    world.notify(object);
    return object;
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      world.dispatch();
    }
  }

  private Optional<JobSpec> running(String service) {
    return world.runner.running().stream()
        .map(world.runner::spec)
        .filter(job -> job.service().equals(service))
        .findFirst();
  }

  private long count(String service, Delivery.State state) {
    return world.oscar().findJobs().counts(World.ALICE).stream()
        .filter(one -> one.service().name().equals(service))
        .mapToLong(one -> one.deliveries(state))
        .sum();
  }

  private List<String> successes() {
    return world.jobs().stream()
        .filter(job -> job.state() == JobRun.State.SUCCEEDED)
        .map(job -> job.service().name() + " " + job.input().key())
        .toList();
  }

  @Test
  void aFileWhoseJobGetsNoNodeIsTakenByAReplica() {
    StoredObject input = upload("a.txt");
    pass(9);
    assertThat(running("work")).isPresent();
    pass(4);
    assertThat(running("work")).isEmpty();
    JobSpec taken = running("twin").orElseThrow();
    assertThat(taken.input().object()).isEqualTo(input);
    assertThat(taken.input().storage().endpoint()).hasToString("http://edge-7f3a2b:9000");
    assertThat(taken.outputs().get(0).storage().endpoint().getHost())
        .isEqualTo(World.CLOUD.value());
    world.runner.succeed(taken.name());
    pass(3);
    assertThat(successes()).containsExactly("twin in/a.txt");
    assertThat(world.jobs().get(1).failure().orElseThrow().message())
        .contains("twin takes it: it waited for a node too long");
    assertThat(count("work", Delivery.State.DELEGATED)).isEqualTo(1);
    assertThat(count("twin", Delivery.State.SUCCEEDED)).isEqualTo(1);
    assertThat(world.runner.everStarted()).hasSize(2);
  }

  @Test
  void aJobThatHasANodeStaysAndSoDoesWhatAReplicaHasTaken() {
    upload("a.txt");
    pass(1);
    world.runner.moveTo(running("work").orElseThrow().name(), JobRun.State.RUNNING);
    pass(60);
    assertThat(running("work")).isPresent();
    assertThat(world.runner.everStarted()).hasSize(1);
    world.runner.succeed(running("work").orElseThrow().name());
    pass(2);
    upload("b.txt");
    pass(60);
    assertThat(running("twin")).as("it never goes back").isPresent();
    assertThat(world.runner.everStarted()).hasSize(3);
  }

  @Test
  void aFileThatItsServiceHasNoPlaceForIsTaken() {
    upload("a.txt");
    pass(1);
    world.runner.moveTo(running("work").orElseThrow().name(), JobRun.State.RUNNING);
    upload("b.txt");
    pass(8);
    assertThat(running("twin")).isEmpty();
    pass(5);
    assertThat(running("twin").orElseThrow().input().object().key()).isEqualTo("in/b.txt");
    assertThat(running("work").orElseThrow().input().object().key()).isEqualTo("in/a.txt");
  }

  @Test
  void ofAClusterThatSaysNothingOnlyWhatHasNoJobIsTaken() {
    upload("a.txt");
    pass(1);
    world.runner.silence(World.EDGE);
    upload("b.txt");
    pass(60);
    assertThat(running("twin").orElseThrow().input().object().key()).isEqualTo("in/b.txt");
    assertThat(count("work", Delivery.State.RUNNING)).isEqualTo(1);
    world.runner.hear(World.EDGE);
    world.runner.succeed(running("twin").orElseThrow().name());
    pass(5);
    assertThat(running("twin").orElseThrow().input().object().key()).isEqualTo("in/a.txt");
  }

  @Test
  void aFileStaysWhileNoReplicaCanBeAsked() {
    world.runner.silence(World.CLOUD);
    upload("a.txt");
    pass(60);
    assertThat(running("work")).isPresent();
    assertThat(world.runner.everStarted()).hasSize(1);
    world.runner.hear(World.CLOUD);
    pass(3);
    assertThat(running("twin")).isPresent();
  }

  @Test
  void aRecalledJobThatIsDoneAllTheSameIsDone() {
    upload("a.txt");
    pass(10);
    JobName name = running("work").orElseThrow().name();
    world.runner.deafToCancels();
    pass(3);
    assertThat(count("work", Delivery.State.RECALLED)).isEqualTo(1);
    world.runner.succeed(name);
    pass(3);
    assertThat(successes()).containsExactly("work in/a.txt");
    assertThat(world.runner.everStarted()).hasSize(1);
  }

  @Test
  void theFilesOfABatchAreTakenTogether() {
    world = world(3, new World.Ground());
    world.apply(SERVICES.formatted(3));
    upload("a.txt");
    upload("b.txt");
    upload("c.txt");
    pass(9);
    assertThat(world.runner.running()).hasSize(3);
    pass(30);
    assertThat(count("work", Delivery.State.DELEGATED)).isEqualTo(3);
    assertThat(running("twin")).isPresent();
  }

  @Test
  void aCallStaysWhereItsBodyIs() {
    CallPlace place = new CallPlace(World.work(), CallPlace.Kind.JOB, "one");
    StoredObject body =
        world.storage(World.EDGE).put(CallPlace.BUCKET, place.input(), "the body of a call");
    world.inbox().accept(List.of(callOf(body)));
    pass(60);
    assertThat(running("work")).isPresent();
    assertThat(world.runner.everStarted()).hasSize(1);
  }

  private Delivery callOf(StoredObject body) {
    return new Delivery(
        DeliveryKey.of(World.work(), World.EDGE.value(), body),
        body,
        Delivery.Source.CALL,
        Delivery.State.WAITING,
        0,
        0,
        0,
        world.clock.instant(),
        world.clock.instant(),
        Optional.empty());
  }

  @Test
  void whoeverDiesWheneverEveryFileIsDoneOnceByOneService() {
    World.Ground ground = new World.Ground();
    int deadly = 1;
    boolean died = true;
    while (died) {
      world = world(1, ground.swept());
      world.apply(SERVICES.formatted(1));
      upload("a.txt");
      world.points.killAt(deadly++);
      died = livesThroughHandOver();
      world.points.killAt(Integer.MAX_VALUE);
      for (int i = 0; i < 30; i++) {
        world.dispatch();
        running("twin").ifPresent(job -> world.runner.succeed(job.name()));
      }
      assertThat(successes()).as("killed at %d", deadly - 1).containsExactly("twin in/a.txt");
      assertThat(world.runner.everStarted()).as("killed at %d", deadly - 1).hasSize(2);
    }
    assertThat(deadly).isGreaterThan(50);
  }

  private boolean livesThroughHandOver() {
    try {
      pass(14);
      return false;
    } catch (Crash e) {
      world.restart();
      return true;
    }
  }

  @Test
  void aReplicaThatWouldFeedItselfIsRefused() {
    assertThatThrownBy(
            () ->
                world.apply(
                    SERVICES
                        .formatted(1)
                        .replace("path: twin/out", "path: work/in, storage_provider: minio.edge")))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_CYCLE));
  }

  @Test
  void aReplicaOnAClusterThatIsNoneIsRefused() {
    LevanteException thrown =
        catchThrowableOfType(
            LevanteException.class,
            () ->
                world.apply(
                    SERVICES.formatted(1).replace("cluster_id: cloud", "cluster_id: moon")));
    assertThat(thrown.code()).isEqualTo(ErrorCode.CLUSTER_NOT_FOUND);
    assertThat(thrown).hasMessageContaining("moon");
  }
}
