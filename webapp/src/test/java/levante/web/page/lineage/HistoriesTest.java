package levante.web.page.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.JobName;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;
import levante.web.jte.Templates;
import levante.web.page.boxes.Findings;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final ObjectVersion VIDEO = version("edge-1a2b3c", "in/a video.mp4", "v1");
  private static final ObjectVersion FRAME = version("edge-1a2b3c", "mid/1.jpg", "f1");
  private static final ObjectVersion RESULT = version("cloud-4d5e6f", "out/1.jpg", "r1");
  private static final ObjectVersion FAR = version("https://s3.example", "out/1.json", "j1");
  private static final Lineage SPLIT = lineage("split", VIDEO, FRAME);
  private static final Lineage DETECT = lineage("detect", FRAME, RESULT, FAR);

  private static ObjectVersion version(String storage, String key, String eTag) {
    return new ObjectVersion(storage, "faces", key, eTag);
  }

  private static Lineage lineage(String service, ObjectVersion input, ObjectVersion... outputs) {
    return new Lineage(
        input,
        new JobName(service + "-0a1b-1"),
        new ServiceId(new ClusterId("edge-1a2b3c"), service),
        List.of(outputs),
        List.of(),
        NOON);
  }

  private static HistoryPage page(List<Lineage> before, ObjectVersion at, List<Lineage> after) {
    return Histories.page(
        new Frame(new OwnerId("ada"), "t0k3n", Section.BUCKETS),
        at,
        new Histories.Known(Optional.of(at), Optional.empty()),
        before,
        after);
  }

  @Test
  void theWayIsToldFromItsBeginning() {
    HistoryPage page = page(List.of(DETECT, SPLIT), RESULT, List.of());
    assertThat(page.way()).extracting(HistoryPage.Step::service).containsExactly("split", "detect");
    String html = new Templates().render("lineage/history.jte", page);
    assertThat(html)
        .containsSubsequence(
            "edge-1a2b3c:faces/in/a video.mp4",
            "split-0a1b-1",
            "edge-1a2b3c:faces/mid/1.jpg",
            "detect-0a1b-1",
            "cloud-4d5e6f:faces/out/1.jpg",
            "Nothing yet")
        .contains("/buckets/edge-1a2b3c/faces/history?key=in%2Fa+video.mp4");
  }

  @Test
  void aPictureIsComparedWithThePictureThatItWasMadeOf() {
    assertThat(page(List.of(DETECT, SPLIT), RESULT, List.of()).pair())
        .hasValueSatisfying(
            pair -> {
              assertThat(pair.before().alt()).isEqualTo("Before: mid/1.jpg");
              assertThat(pair.after().alt()).isEqualTo("After: out/1.jpg");
              assertThat(pair.found()).isEqualTo(Findings.NONE);
            });
    assertThat(page(List.of(SPLIT), FRAME, List.of(DETECT)).pair()).isEmpty();
    assertThat(page(List.of(DETECT, SPLIT), FAR, List.of()).pair()).isEmpty();
    assertThat(page(List.of(), VIDEO, List.of(SPLIT, DETECT)).pair()).isEmpty();
  }

  @Test
  void whatCameOfItHasNoLinkIntoAStorageThatIsNoClusters() {
    HistoryPage page = page(List.of(), VIDEO, List.of(SPLIT, DETECT));
    assertThat(page.after().get(1).made())
        .containsExactly(
            new HistoryPage.Thing(
                "cloud-4d5e6f:faces/out/1.jpg",
                Optional.of("/buckets/cloud-4d5e6f/faces/history?key=out%2F1.jpg")),
            new HistoryPage.Thing("https://s3.example:faces/out/1.json", Optional.empty()));
    assertThat(new Templates().render("lineage/history.jte", page))
        .contains("No service made it", "https://s3.example:faces/out/1.json");
  }

  @Test
  void theVersionThatIsThereCountsAndElseTheNewestThatIsKnown() {
    ObjectVersion old = version("edge-1a2b3c", "mid/1.jpg", "f0");
    StoredObject now = new StoredObject("faces", "mid/1.jpg", 1, "f0", Optional.empty(), NOON);
    assertThat(Histories.there(List.of(FRAME, old), now))
        .isEqualTo(new Histories.Known(Optional.of(old), Optional.empty()));
    assertThat(Histories.there(List.of(FRAME), now))
        .isEqualTo(
            new Histories.Known(
                Optional.of(FRAME),
                Optional.of("It was overwritten since; this is of the version before.")));
    assertThat(Histories.there(List.of(), now).version()).isEmpty();
  }

  @Test
  void whatIsGoneIsToldOfWhileAJobKnowsIt() {
    assertThat(Histories.gone(Optional.of(FRAME), "faces", "mid/1.jpg").version()).contains(FRAME);
    assertThatThrownBy(() -> Histories.gone(Optional.empty(), "faces", "mid/2.jpg"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND));
    assertThatThrownBy(() -> Histories.gone(Optional.of(FRAME), "levante-calls", "x"))
        .isInstanceOf(LevanteException.class);
  }
}
