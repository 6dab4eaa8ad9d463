package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DeliveryPropertyTest {
  private final World.Ground ground = new World.Ground();

  /** A replica takes what waits for three minutes. */
  private static final String REPLICATED =
      """
      functions:
        oscar:
        - edge:
            name: work
            image: debian:12
            script: "#!/bin/sh"
            input: [{path: work/in}]
            replicas: [{cluster_id: cloud, service_name: twin}]
            rescheduler_threshold: 180
        - cloud: {name: twin, image: debian:12, script: "#!/bin/sh"}
      """;

  /**
   * Every event three times, in any order, between ticks and failures of any kind, with a replica
   * or without one.
   */
  @Property(tries = 40)
  void everyVersionStillThereHasOneSuccessfulJob(
      @ForAll @IntRange(min = 1, max = 12) int objects,
      @ForAll @IntRange(min = 0, max = 100) int percentOfTrouble,
      @ForAll boolean replicated,
      @ForAll Random random) {
    World world = new World(OscarConfig.DEFAULTS, ground.swept());
    if (replicated) {
      world.apply(REPLICATED);
    } else {
      world.applyOne();
    }
    Map<String, StoredObject> newest = new HashMap<>();
    for (StoredObject event : upload(world, objects, newest, random)) {
      world.storage(World.EDGE).reachable(random.nextInt(100) >= percentOfTrouble);
      world.notify(event);
      if (random.nextBoolean()) {
        turn(world, random, percentOfTrouble);
      }
    }
    world.storage(World.EDGE).reachable(true);
    for (int i = 0; i < 12; i++) {
      turn(world, random, i < 4 ? percentOfTrouble : 0);
      world.clock.pass(Duration.ofMinutes(6));
    }
    List<Job> good =
        world.jobs().stream().filter(job -> job.state() == JobRun.State.SUCCEEDED).toList();
    TreeSet<String> versions = new TreeSet<>();
    good.forEach(job -> versions.add(job.input().key() + " " + job.input().eTag()));
    assertThat(versions).hasSameSizeAs(good);
    newest
        .values()
        .forEach(object -> assertThat(versions).contains(object.key() + " " + object.eTag()));
  }

  /** The events of all uploads, each three times, in any order. */
  private static List<StoredObject> upload(
      World world, int objects, Map<String, StoredObject> newest, Random random) {
    List<StoredObject> events = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
      world.clock.pass(Duration.ofMillis(3));
      String key = "in/" + random.nextInt(8);
      StoredObject object = world.storage(World.EDGE).put("work", key, "content " + i);
      newest.put(key, object);
      events.addAll(List.of(object, object, object));
    }
    Collections.shuffle(events, random);
    return events;
  }

  /** Something fails, something is done, and with any trouble something goes on waiting. */
  private static void turn(World world, Random random, int percentOfTrouble) {
    world.oscar().noticeLoop().tick();
    world.oscar().bucketReconciler().tick();
    world.dispatch();
    for (JobName name : world.runner.running()) {
      if (random.nextInt(100) < percentOfTrouble) {
        world.runner.fail(
            name,
            random.nextBoolean() ? JobRun.FailureKind.EVICTED : JobRun.FailureKind.INFRASTRUCTURE);
      } else if (percentOfTrouble == 0 || random.nextInt(3) > 0) {
        world.runner.succeed(name);
      }
    }
    world.dispatch();
  }
}
