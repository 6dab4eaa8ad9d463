package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.oscar.dispatch.JobName;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

class LineageTest {
  private final World world = new World();

  private static ObjectVersion version(String storage, StoredObject object) {
    return new ObjectVersion(storage, object.bucket(), object.key(), object.eTag());
  }

  @Test
  void lineageLeadsFromAVideoToItsResultsAndBack() {
    world.apply(
        """
        functions:
          oscar:
          - edge: {name: split, image: i, script: s, input: [{path: video/in}],
                   output: [{storage_provider: minio.cloud, path: frames/in}]}
          - cloud: {name: detect, image: i, script: s, input: [{path: frames/in}],
                    output: [{path: detect/out}]}
        """);
    StoredObject video = world.storage(World.EDGE).put("video", "in/v.mp4", "video");
    world.notify(video);
    world.dispatch();
    JobName split = world.runner.running().get(0);
    StoredObject one = world.storage(World.CLOUD).put("frames", "in/v/1.jpg", "1");
    StoredObject two = world.storage(World.CLOUD).put("frames", "in/v/2.jpg", "2");
    world.runner.succeed(split, one, two);
    world.oscar().acceptNotification().accept(World.CLOUD, World.event(one, two));
    world.dispatch();
    world.dispatch();
    List<JobName> detect = world.runner.running();
    assertThat(detect).hasSize(2);
    StoredObject result = world.storage(World.CLOUD).put("detect", "out/r.json", "{}");
    world.runner.succeed(detect.get(0), result);
    world.dispatch();

    var lineage = world.oscar().findLineage();
    ObjectVersion source = version("edge-7f3a2b", video);
    List<Lineage> down = lineage.downstream(World.ALICE, source);
    assertThat(down).hasSize(2);
    assertThat(down.get(0).job()).isEqualTo(split);
    assertThat(down.get(0).outputs())
        .containsExactly(version("cloud-7f3a2b", one), version("cloud-7f3a2b", two));
    assertThat(down.get(0).next()).containsExactlyElementsOf(detect);

    List<Lineage> up = lineage.upstream(World.ALICE, version("cloud-7f3a2b", result));
    assertThat(up).extracting(Lineage::job).containsExactly(detect.get(0), split);
    assertThat(up.get(1).input()).isEqualTo(source);
    assertThat(lineage.versions(World.ALICE, "cloud-7f3a2b", "frames", "in/v/1.jpg"))
        .containsExactly(version("cloud-7f3a2b", one));
    assertThat(lineage.forOwner(World.ALICE, 10)).hasSize(2);
    assertThat(lineage.downstream(World.BOB, source)).isEmpty();
    assertThat(lineage.forOwner(World.BOB, 10)).isEmpty();
  }
}
