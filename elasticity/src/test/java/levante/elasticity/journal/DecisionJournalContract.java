package levante.elasticity.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Setback;
import levante.elasticity.decide.Candidate;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.Unplaceable;
import levante.elasticity.journal.Outcome.Result;
import levante.kernel.ClusterId;
import org.junit.jupiter.api.Test;

/** What every journal and every idle ledger promises. */
public abstract class DecisionJournalContract {
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final ClusterId OTHER = new ClusterId("edge-7f3a2b");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

  /** The journal, empty at first; every call answers one on the same store. */
  protected abstract DecisionJournal journal();

  /** The ledger of the same store. */
  protected abstract IdleLedger ledger();

  private static ScaleUp scaleUp(int total, String... known) {
    return new ScaleUp(
        "cloud",
        1,
        total,
        List.of(known),
        "pod default/a waits",
        List.of("default/a"),
        2,
        List.of(
            new Candidate("cloud", new BigDecimal("0.10"), Candidate.Verdict.CHOSEN, "cheapest"),
            new Candidate("edge", new BigDecimal("0.00"), Candidate.Verdict.REJECTED, "full")),
        new BigDecimal("0.10"));
  }

  private static TrackedNode node(String name, long orderedBy, boolean ready, boolean gone) {
    return new TrackedNode(
        name,
        "cloud",
        orderedBy == 0 ? Optional.empty() : Optional.of(orderedBy),
        ready ? Optional.of(NOON) : Optional.empty(),
        Optional.empty(),
        gone ? Optional.of(NOON.plusSeconds(9)) : Optional.empty());
  }

  private long recorded(ScalingDecision decision) {
    journal().record(CLUSTER, NOON, List.of(decision));
    return journal().recent(CLUSTER, 1).get(0).id();
  }

  private void closed(ScalingDecision decision, Result result, Instant at) {
    journal().close(CLUSTER, recorded(decision), new Outcome(result, at, "so it went"));
  }

  @Test
  void aDecisionIsReadBackWholeAndIsOpenUntilItIsClosed() {
    long id = recorded(scaleUp(1));
    assertThat(journal().open(CLUSTER))
        .containsExactly(new OpenDecision(id, NOON, scaleUp(1), List.of()));
    assertThat(journal().clustersWithOpen()).containsExactly(CLUSTER);
    Outcome outcome = new Outcome(Result.DONE, NOON.plusSeconds(4), "Ready after 4.1 s");
    journal().close(CLUSTER, id, outcome);
    journal().close(CLUSTER, id, new Outcome(Result.FAILED, NOON, "too late to say so"));
    assertThat(journal().open(CLUSTER)).isEmpty();
    assertThat(journal().recent(CLUSTER, 9))
        .containsExactly(
            new JournalEntry(id, CLUSTER, NOON, scaleUp(1), List.of(), Optional.of(outcome)));
  }

  @Test
  void aDecisionThatIsOpenIsNotRecordedAgainWhateverItsTotal() {
    assertThat(journal().record(CLUSTER, NOON, List.of(scaleUp(1)))).hasSize(1);
    assertThat(journal().record(CLUSTER, NOON.plusSeconds(1), List.of(scaleUp(2)))).isEmpty();
    assertThat(journal().record(CLUSTER, NOON.plusSeconds(2), List.of(scaleUp(2, "c-0"))))
        .hasSize(1);
    assertThat(journal().record(OTHER, NOON, List.of(scaleUp(1)))).hasSize(1);
  }

  @Test
  void consecutiveIdenticalHoldsAreOneRow() {
    Hold hold = new Hold("nothing", List.of(new Unplaceable("default/x", List.of())));
    for (int i = 0; i < 3; i++) {
      journal().record(CLUSTER, NOON.plusSeconds(i), List.of(hold));
    }
    assertThat(journal().recent(CLUSTER, 9)).hasSize(1);
    assertThat(journal().open(CLUSTER)).isEmpty();
    journal().record(CLUSTER, NOON, List.of(Hold.because("something else")));
    journal().record(CLUSTER, NOON, List.of(hold));
    assertThat(journal().recent(CLUSTER, 9)).hasSize(3);
    assertThat(journal().recent(CLUSTER, 2))
        .extracting(row -> row.decision().reason())
        .containsExactly("nothing", "something else");
    long newest = journal().recent(CLUSTER, 1).get(0).id();
    assertThat(journal().before(CLUSTER, newest, 1))
        .extracting(row -> row.decision().reason())
        .containsExactly("something else");
    assertThat(journal().before(CLUSTER, newest, 9)).hasSize(2);
    assertThat(journal().before(OTHER, newest, 9)).isEmpty();
  }

  @Test
  void nodesAreFoundByTheDecisionThatBroughtThem() {
    long id = recorded(scaleUp(1));
    journal().track(CLUSTER, List.of(node("c-0", id, false, false)));
    assertThat(journal().open(CLUSTER).get(0).nodes()).containsExactly("c-0");
    assertThat(journal().broughtBy(CLUSTER, "c-0")).map(JournalEntry::id).contains(id);
    assertThat(journal().broughtBy(CLUSTER, "c-1")).isEmpty();
    assertThat(journal().broughtBy(OTHER, "c-0")).isEmpty();
  }

  @Test
  void aMachineGivenBackWhileItBootedIsRememberedSoUntilItsOrderIsClosed() {
    long id = recorded(scaleUp(1));
    TrackedNode back =
        new TrackedNode(
            "c-0",
            "cloud",
            Optional.of(id),
            Optional.empty(),
            Optional.of(NOON),
            Optional.of(NOON.plusSeconds(3)));
    journal().track(CLUSTER, List.of(node("c-0", id, false, false)));
    journal().track(CLUSTER, List.of(back));
    assertThat(journal().tracked(CLUSTER)).containsExactly(back);
    assertThat(journal().counts(CLUSTER)).isEqualTo(new NodeCounts(0, 0));
    Release release = new Release("c-0", Release.What.UNNEEDED, "nothing waits for it");
    recorded(release);
    assertThat(journal().recent(CLUSTER, 1).get(0).decision()).isEqualTo(release);
  }

  @Test
  void nodesCountOnceTheyWereReadyAndOnceTheyAreGone() {
    long id = recorded(scaleUp(1));
    List<TrackedNode> nodes =
        List.of(
            node("came", id, true, false),
            node("came-and-went", id, true, true),
            node("failed", id, false, true),
            node("first-one-went", 0, true, true),
            node("first-one", 0, true, false));
    journal().track(CLUSTER, nodes);
    journal().track(CLUSTER, nodes);
    assertThat(journal().counts(CLUSTER)).isEqualTo(new NodeCounts(2, 2));
    assertThat(journal().counts(OTHER)).isEqualTo(new NodeCounts(0, 0));
    assertThat(journal().tracked(CLUSTER)).extracting(TrackedNode::name).hasSize(4);
    journal().close(CLUSTER, id, new Outcome(Result.DONE, NOON, "done"));
    assertThat(journal().tracked(CLUSTER))
        .containsExactly(node("came", id, true, false), node("first-one", 0, true, false));
  }

  @Test
  void setbacksAreFailuresInARowThatASuccessEnds() {
    closed(scaleUp(1), Result.FAILED, NOON);
    closed(scaleUp(1), Result.FAILED, NOON.plusSeconds(7));
    closed(new Release("c-0", "empty"), Result.FAILED, NOON.plusSeconds(9));
    closed(Drain.ofIdle("c-1", "idle"), Result.WITHDRAWN, NOON);
    assertThat(journal().setbacks(CLUSTER))
        .containsExactlyInAnyOrder(
            new Setback(Setback.Kind.SCALE_UP, "cloud", 2, NOON.plusSeconds(7)),
            new Setback(Setback.Kind.DRAIN, "c-0", 1, NOON.plusSeconds(9)));
    closed(scaleUp(1), Result.DONE, NOON.plusSeconds(10));
    assertThat(journal().setbacks(CLUSTER)).extracting(Setback::target).containsExactly("c-0");
  }

  @Test
  void idleSpansAreRememberedAsAWhole() {
    IdleSpan one = new IdleSpan("c-0", NOON, NOON.plusSeconds(5));
    IdleSpan two = IdleSpan.starting("c-1", NOON);
    ledger().remember(CLUSTER, List.of(one, two));
    ledger().remember(OTHER, List.of(two));
    assertThat(ledger().idle(CLUSTER)).containsExactly(one, two);
    ledger().remember(CLUSTER, List.of(two));
    assertThat(ledger().idle(CLUSTER)).containsExactly(two);
    assertThat(ledger().idle(OTHER)).containsExactly(two);
  }

  @Test
  void itIsKnownHowLongNodesTookToCome() {
    journal().record(CLUSTER, NOON, List.of(scaleUp(2)));
    long order = journal().recent(CLUSTER, 1).get(0).id();
    journal()
        .track(
            CLUSTER,
            List.of(came("a", order, 40), came("b", order, 90), node("c", order, false, false)));
    journal().track(CLUSTER, List.of(came("d", 0, 99)));
    assertThat(journal().boots(CLUSTER, 9))
        .containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(40));
    assertThat(journal().boots(CLUSTER, 1)).containsExactly(Duration.ofSeconds(90));
    assertThat(journal().boots(OTHER, 9)).isEmpty();
  }

  private static TrackedNode came(String name, long orderedBy, int seconds) {
    return new TrackedNode(
        name,
        "cloud",
        orderedBy == 0 ? Optional.empty() : Optional.of(orderedBy),
        Optional.of(NOON.plusSeconds(seconds)),
        Optional.empty(),
        Optional.empty());
  }
}
