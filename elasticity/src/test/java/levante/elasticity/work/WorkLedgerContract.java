package levante.elasticity.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.elasticity.cluster.Resources;
import levante.elasticity.work.WorkLedger.Span;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

/** What every record of work promises. */
public abstract class WorkLedgerContract {
  protected static final Duration KEPT = Duration.ofDays(30);
  protected static final int MOST = 5;
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final ClusterId OTHER = new ClusterId("edge-7f3a2b");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Span DAY = new Span(NOON, NOON.plus(Duration.ofDays(1)));

  /** The ledger, empty at first; every call answers one on the same store. */
  protected abstract WorkLedger ledger();

  private static Work work(String pod, Instant created) {
    return new Work(
        new Work.Key("default/" + pod, created),
        Resources.of(Quantity.parse("1930m"), Quantity.parse("1.5Gi"))
            .with(Resources.GPU, Quantity.of(2)),
        7,
        Optional.of("default/array"),
        Optional.empty(),
        Optional.empty());
  }

  private static Work ended(String pod, Instant at) {
    return work(pod, at.minusSeconds(60)).startedAt(Optional.of(at.minusSeconds(30))).endedAt(at);
  }

  private List<String> within(Span span, int most) {
    List<String> found = new ArrayList<>();
    ledger().each(CLUSTER, span, most, work -> found.add(work.key().pod()));
    return found;
  }

  @Test
  void workIsReadBackWholeWhateverBecomesOfIt() {
    Work waits = work("a", NOON);
    ledger().keep(CLUSTER, List.of(waits));
    assertThat(ledger().open(CLUSTER)).containsExactly(waits);
    Work runs = waits.startedAt(Optional.of(NOON.plusSeconds(9)));
    ledger().keep(CLUSTER, List.of(runs, work("b", NOON)));
    assertThat(ledger().open(CLUSTER)).containsExactlyInAnyOrder(runs, work("b", NOON));
    ledger().keep(CLUSTER, List.of(runs.endedAt(NOON.plusSeconds(99))));
    assertThat(ledger().open(CLUSTER)).containsExactly(work("b", NOON));
    assertThat(ledger().open(OTHER)).isEmpty();
    assertThat(ledger().clustersWithOpen()).containsExactly(CLUSTER);
  }

  @Test
  void aPodOfTheSameNameThatWasMadeLaterIsOtherWork() {
    ledger().keep(CLUSTER, List.of(work("a", NOON).endedAt(NOON.plusSeconds(5))));
    ledger().keep(CLUSTER, List.of(work("a", NOON.plusSeconds(60))));
    assertThat(ledger().count(CLUSTER, DAY)).isEqualTo(2);
  }

  @Test
  void workIsFoundThatWasThereAtSomeTimeByWhenItWasMade() {
    ledger()
        .keep(
            CLUSTER,
            List.of(
                work("tomorrow", DAY.to()),
                work("now", NOON.plusSeconds(1)),
                ended("before", NOON),
                ended("into", NOON.plusSeconds(1)),
                work("long", NOON.minus(Duration.ofDays(90)))));
    assertThat(within(DAY, 9)).containsExactly("default/long", "default/into", "default/now");
    assertThat(within(DAY, 2)).as("the newest").containsExactly("default/into", "default/now");
    assertThat(ledger().count(CLUSTER, DAY)).isEqualTo(3);
    assertThat(ledger().count(OTHER, DAY)).isZero();
  }

  @Test
  void whatEndedLongAgoIsForgottenAndWhatHasNotEndedNever() {
    ledger().keep(OTHER, List.of(ended("old", NOON)));
    ledger()
        .keep(
            CLUSTER,
            List.of(
                ended("old", NOON),
                ended("new", NOON.plusSeconds(2)),
                work("long", NOON.minus(Duration.ofDays(90)))));
    ledger().forget(CLUSTER, NOON.plus(KEPT).plusSeconds(1));
    Span ever = new Span(Instant.EPOCH, NOON.plus(KEPT));
    assertThat(within(ever, 9)).containsExactly("default/long", "default/new");
    assertThat(ledger().count(OTHER, ever)).as("of a cluster that is gone").isZero();
  }

  @Test
  void ofTooMuchEndedWorkTheOldestIsForgotten() {
    ledger()
        .keep(
            CLUSTER,
            IntStream.range(0, 9).mapToObj(i -> ended("p" + i, NOON.plusSeconds(i))).toList());
    ledger().keep(CLUSTER, List.of(work("open", NOON.minusSeconds(999))));
    ledger().forget(CLUSTER, NOON.plusSeconds(9));
    Span ever = new Span(Instant.EPOCH, NOON.plus(KEPT));
    assertThat(within(ever, 99))
        .containsExactly(
            "default/open", "default/p4", "default/p5", "default/p6", "default/p7", "default/p8");
  }
}
