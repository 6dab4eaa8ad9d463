package levante.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.oscar.dispatch.JobName;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.storage.StoredObject;
import levante.oscar.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineageTest {
  private final World world = new World();

  private static ObjectVersion version(String storage, StoredObject object) {
    return new ObjectVersion(storage, object.bucket(), object.key(), object.eTag());
  }

  private StoredObject video;
  private StoredObject frame;
  private StoredObject result;
  private JobName split;
  private List<JobName> detect;

  @BeforeEach
  void aVideoBecameTwoFramesAndOneOfThemAResult() {
    world.apply(
        """
        functions:
          oscar:
          - edge: {name: split, image: i, script: s, input: [{path: video/in}],
                   output: [{storage_provider: minio.cloud, path: frames/in}]}
          - cloud: {name: detect, image: i, script: s, input: [{path: frames/in}],
                    output: [{path: detect/out}]}
        """);
    video = world.storage(World.EDGE).put("video", "in/v.mp4", "video");
    world.notify(video);
    world.dispatch();
    split = world.runner.running().get(0);
    frame = world.storage(World.CLOUD).put("frames", "in/v/1.jpg", "1");
    StoredObject second = world.storage(World.CLOUD).put("frames", "in/v/2.jpg", "2");
    world.runner.succeed(split, frame, second);
    world.tell(World.CLOUD, World.event(frame, second));
    world.dispatch();
    world.dispatch();
    detect = world.runner.running();
    result = world.storage(World.CLOUD).put("detect", "out/r.json", "{}");
    world.runner.succeed(detect.get(0), result);
    world.dispatch();
  }

  @Test
  void lineageLeadsFromAVideoToItsResults() {
    List<Lineage> down =
        world.oscar().findLineage().downstream(World.ALICE, version("edge-7f3a2b", video), 100);
    assertThat(down).hasSize(2);
    assertThat(down.get(0).job()).isEqualTo(split);
    assertThat(down.get(0).outputs()).hasSize(2).contains(version("cloud-7f3a2b", frame));
    assertThat(down.get(0).next()).hasSize(2).containsExactlyElementsOf(detect);
  }

  @Test
  void lineageLeadsFromAResultBackToItsVideo() {
    List<Lineage> up =
        world.oscar().findLineage().upstream(World.ALICE, version("cloud-7f3a2b", result), 100);
    assertThat(up).extracting(Lineage::job).containsExactly(detect.get(0), split);
    assertThat(up.get(1).input()).isEqualTo(version("edge-7f3a2b", video));
  }

  @Test
  void noMoreJobsAreFollowedThanAreAskedFor() {
    var lineage = world.oscar().findLineage();
    assertThat(lineage.downstream(World.ALICE, version("edge-7f3a2b", video), 1))
        .extracting(Lineage::job)
        .containsExactly(split);
    assertThat(lineage.upstream(World.ALICE, version("cloud-7f3a2b", result), 1))
        .extracting(Lineage::job)
        .containsExactly(detect.get(0));
  }

  @Test
  void anObjectsVersionsAreFoundByItsKey() {
    var lineage = world.oscar().findLineage();
    assertThat(lineage.versions(World.ALICE, "cloud-7f3a2b", "frames", "in/v/1.jpg"))
        .containsExactly(version("cloud-7f3a2b", frame));
    assertThat(lineage.forOwner(World.ALICE, 10)).hasSize(2);
    assertThat(lineage.forOwner(World.ALICE, 1)).hasSize(1);
  }

  @Test
  void anOwnersNewestSayWhatReadTheirResultsUnlessNobodyWantsToKnow() {
    var lineage = world.oscar().findLineage();
    assertThat(lineage.forOwner(World.ALICE, 10))
        .anySatisfy(one -> assertThat(one.next()).hasSize(2));
    assertThat(lineage.results(World.ALICE, 10))
        .hasSameSizeAs(lineage.forOwner(World.ALICE, 10))
        .allSatisfy(one -> assertThat(one.next()).isEmpty());
  }

  @Test
  void anotherOwnerSeesNoLineage() {
    var lineage = world.oscar().findLineage();
    assertThat(lineage.downstream(World.BOB, version("edge-7f3a2b", video), 100)).isEmpty();
    assertThat(lineage.forOwner(World.BOB, 10)).isEmpty();
  }
}
