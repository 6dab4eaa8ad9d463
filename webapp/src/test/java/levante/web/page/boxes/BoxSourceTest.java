package levante.web.page.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobName;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.service.ServiceId;
import org.junit.jupiter.api.Test;

class BoxSourceTest {
  private static final ObjectVersion READ = version("in/photo.png");

  private static ObjectVersion version(String key) {
    return new ObjectVersion("cloud-1a2b3c", "faces", key, "e-" + key);
  }

  private static Lineage job(String... outputs) {
    return new Lineage(
        READ,
        new JobName("detect-0a1b-1"),
        new ServiceId(new ClusterId("cloud-1a2b3c"), "detect"),
        Stream.of(outputs).map(BoxSourceTest::version).toList(),
        List.of(),
        Instant.EPOCH);
  }

  @Test
  void theJsonOfThePicturesNameCounts() {
    Lineage job = job("a/1.jpg", "a/1.json", "a/2.jpg", "a/2.JSON", "b/3.jpg");
    assertThat(BoxSource.of(job, version("a/1.jpg"))).contains(version("a/1.json"));
    assertThat(BoxSource.of(job, version("a/2.jpg"))).contains(version("a/2.JSON"));
    assertThat(BoxSource.of(job, version("b/3.jpg"))).isEmpty();
    assertThat(BoxSource.of(job, READ)).isEmpty();
    assertThat(BoxSource.of(job("out/photo.json", "out/stats.json"), READ))
        .contains(version("out/photo.json"));
  }

  @Test
  void theOnlyJsonCountsForTheOnlyPicture() {
    assertThat(BoxSource.of(job("out/found.json"), READ)).contains(version("out/found.json"));
    assertThat(BoxSource.of(job("out/found.json", "out/marked.jpg"), version("out/marked.jpg")))
        .contains(version("out/found.json"));
    Lineage two = job("out/found.json", "out/1.jpg", "out/2.jpg");
    assertThat(BoxSource.of(two, version("out/1.jpg"))).isEmpty();
    assertThat(BoxSource.of(job("out/a.json", "out/b.json"), READ)).isEmpty();
    assertThat(BoxSource.of(job("out/a.txt"), READ)).isEmpty();
  }

  @Test
  void twoOfItsNameAreNotGuessedAt() {
    assertThat(BoxSource.of(job("a/photo.json", "b/photo.json"), READ)).isEmpty();
    assertThat(BoxSource.of(job("a/1.jpg", "a/1.json", "b/1.json"), version("a/1.jpg")))
        .contains(version("a/1.json"));
  }
}
