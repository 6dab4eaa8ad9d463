package levante.elasticity.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.trace.Trace;
import levante.elasticity.trace.TraceReader;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class WorkTraceTest {
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final WorkTrace.Period HOUR =
      WorkTrace.Period.last(Duration.ofHours(1), NOON.plus(Duration.ofHours(1)));

  private final CountingWork ledger = new CountingWork();

  private static Work work(String pod, int created, Optional<String> gang) {
    return new Work(
        new Work.Key("default/" + pod, NOON.plusSeconds(created)),
        Resources.of(Quantity.parse("500m"), Quantity.parse("100M")),
        3,
        gang,
        Optional.empty(),
        Optional.empty());
  }

  private static Work ran(Work work, int from, int to) {
    return work.startedAt(Optional.of(NOON.plusSeconds(from))).endedAt(NOON.plusSeconds(to));
  }

  private List<String> lines(Work... work) {
    ledger.keep(CLUSTER, List.of(work));
    StringBuilder text = new StringBuilder();
    WorkTrace.write(ledger, CLUSTER, HOUR, 99, text);
    return text.toString().lines().toList();
  }

  private static Trace read(List<String> lines) throws IOException {
    return new TraceReader("trace", 4)
        .read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aPodIsARowWithTimesFromTheBeginning() throws IOException {
    List<String> lines = lines(ran(work("p", 60, Optional.empty()), 90, 150));
    assertThat(lines.get(0))
        .startsWith("# work of cluster cloud-7f3a2b, from 2026-11-24T12:00:00Z");
    assertThat(lines.get(1)).isEqualTo(WorkTrace.HEADER);
    assertThat(lines.get(2)).isEqualTo("60,60,0.5,95.368,0,,3");
    assertThat(read(lines).jobs())
        .singleElement()
        .extracting(VirtualJob::duration)
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void whatWasThereBeforeComesFirstWithWhatIsLeftOfIt() {
    assertThat(lines(ran(work("p", -600, Optional.empty()), -500, 40)).get(2)).startsWith("0,40,");
  }

  @Test
  void whatRunsStillLastsUntilNow() {
    List<String> lines =
        lines(work("p", 600, Optional.empty()).startedAt(Optional.of(NOON.plusSeconds(600))));
    assertThat(lines.get(2)).startsWith("600,3000,");
    assertThat(lines.get(3)).contains("running still, until 2026-11-24T13:00:00Z: 1");
  }

  @Test
  void whatNeverRanIsLeftOutAndCounted() {
    List<String> lines =
        lines(
            work("waits", 5, Optional.empty()),
            work("gone", 5, Optional.empty()).endedAt(NOON.plusSeconds(50)));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).contains("0 pods").contains("never seen with a node: 2;");
  }

  @Test
  void aPodThatAsksForNoCpuIsReplayedAsASmallOne() throws IOException {
    Work none =
        new Work(
            new Work.Key("default/p", NOON),
            Resources.NONE,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<String> lines = lines(ran(none, 0, 9));
    assertThat(lines.get(2)).isEqualTo("0,9,0.001,0,0,,0");
    assertThat(read(lines).jobs()).hasSize(1);
  }

  @Test
  void aGangThatComesAgainIsAnotherOne() throws IOException {
    Optional<String> gang = Optional.of("default/mpi,\"1\"");
    List<String> lines =
        lines(
            ran(work("a", 0, gang), 10, 20),
            ran(work("b", 1, gang), 10, 20),
            ran(work("c", 600, gang), 610, 620));
    assertThat(read(lines).jobs())
        .extracting(job -> job.spec().gang().map(Gang::size).orElse(0))
        .containsExactly(2, 2, 1);
  }
}
