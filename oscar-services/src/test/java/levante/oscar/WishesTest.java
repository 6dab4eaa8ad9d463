package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

class WishesTest {
  private final World world = new World();

  private void apply(String fields) {
    world.applyOne("script: '#!/bin/sh'\n" + fields);
  }

  private JobSpec started(String fields) {
    apply(fields);
    world.notify(world.storage(World.EDGE).put("work", "in/a", "x"));
    world.dispatch();
    return world.runner.spec(world.runner.running().get(0));
  }

  @Test
  void whatADefinitionAsksOfAPodReachesItsCluster() {
    JobSpec job =
        started(
            """
            labels: {team: ants, level: 3, levante/pool: mine, file.levante/x: ""}
            annotations: {note: "a: b"}
            image_pull_secrets: [registry, other]
            enable_gpu: true
            """);
    assertThat(job.wishes())
        .isEqualTo(
            new JobSpec.Wishes(
                Map.of("team", "ants", "level", "3"),
                Map.of("note", "a: b"),
                List.of("registry", "other"),
                true));
  }

  @Test
  void whoAsksForNothingGetsNothing() {
    assertThat(started("").wishes()).isEqualTo(JobSpec.Wishes.NONE);
  }

  private void upload(int files) {
    for (int i = 0; i < files; i++) {
      world.notify(world.storage(World.EDGE).put("work", "in/" + i, "content " + i));
    }
  }

  @Test
  void jobsOfAServiceHaveNoMoreTogetherThanItSays() {
    apply("cpu: 0.5\ntotal_cpu: 1.2\n");
    upload(5);
    world.dispatch();
    assertThat(world.runner.running()).hasSize(2);
    world.runner.succeed(world.runner.running().get(0));
    world.dispatch();
    world.dispatch();
    assertThat(world.runner.running()).hasSize(2);
  }

  @Test
  void memoryIsBoundedAlikeAndOneJobRunsInAnyCase() {
    apply("memory: 256Mi\ntotal_memory: 128Mi\n");
    upload(3);
    world.dispatch();
    assertThat(world.runner.running()).hasSize(1);
  }
}
