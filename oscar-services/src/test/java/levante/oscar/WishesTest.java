package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

class WishesTest {
  private final World world = new World();

  private JobSpec started(String fields) {
    world.apply(
        """
        functions:
          oscar:
          - edge:
              name: work
              image: debian:12
              script: "#!/bin/sh"
              input: [{path: work/in}]
        """
            + fields.indent(6));
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
}
