package levante.elasticity.journal;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingDecision.Uncordon;
import levante.elasticity.journal.Outcome.Result;
import org.junit.jupiter.api.Test;

class FollowUpTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  // The fixture's Ready nodes have been so since ten minutes before noon.
  private static final Instant DECIDED = NOON.minusSeconds(604);

  private static OpenDecision open(long id, ScalingDecision decision, String... nodes) {
    return new OpenDecision(id, DECIDED, decision, List.of(nodes));
  }

  private static ScaleUp order(int add, String... known) {
    return new ScaleUp(
        "cloud",
        add,
        add,
        List.of(known),
        "why",
        List.of("default/a"),
        0,
        List.of(),
        BigDecimal.ONE);
  }

  private static FollowUp followed(Seen seen, List<TrackedNode> tracked, OpenDecision... open) {
    return FollowUp.of(
        new FollowUp.Evidence(
            seen.view(), seen.supply(), List.of(open), tracked, Duration.ofMinutes(15)),
        NOON);
  }

  private static TrackedNode ordered(String name, long id) {
    return new TrackedNode(
        name, "cloud", Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void newNodesGoToTheOldestScaleUpThatMissesOneAndOldOnesToNone() {
    Seen seen = seen(CLOUD).booting("c-0", "cloud").booting("c-1", "cloud").booting("c-2", "cloud");
    FollowUp followUp =
        followed(seen, List.of(), open(1, order(1, "c-0")), open(2, order(2, "c-0")));
    assertThat(followUp.tracked()).containsExactly(ordered("c-1", 1), ordered("c-2", 2));
    assertThat(followUp.closings()).isEmpty();
  }

  @Test
  void aScaleUpIsServedWhenItsNodesAreReadyAndItsPodsWaitNoMore() {
    Seen seen = seen(CLOUD).ready("c-0", "cloud").running("c-0", pod("a", "1", "1Gi"));
    FollowUp followUp = followed(seen, List.of(ordered("c-0", 1)), open(1, order(1), "c-0"));
    assertThat(followUp.closings())
        .containsEntry(
            1L, new Outcome(Result.DONE, NOON, "node c-0 Ready after 4.0 s, 1 pod served"));
    assertThat(followUp.tracked())
        .containsExactly(
            new TrackedNode(
                "c-0",
                "cloud",
                Optional.of(1L),
                Optional.of(NOON.minusSeconds(600)),
                Optional.empty(),
                Optional.empty()));
  }

  private static TrackedNode givenBack(String name, long id) {
    return new TrackedNode(
        name, "cloud", Optional.of(id), Optional.empty(), Optional.of(NOON), Optional.empty());
  }

  @Test
  void aMachineGivenBackWhileItBootsIsNoFailureOfItsOrder() {
    Release release = new Release("c-0", Release.What.UNNEEDED, "nothing waits for it");
    Seen leaving = seen(CLOUD).supplied("c-0", "cloud", SuppliedNode.State.RELEASING, NOON);
    FollowUp followUp =
        followed(leaving, List.of(ordered("c-0", 1)), open(1, order(1), "c-0"), open(2, release));
    assertThat(followUp.tracked()).containsExactly(givenBack("c-0", 1));
    assertThat(followUp.closings())
        .containsOnlyKeys(1L)
        .containsEntry(
            1L,
            new Outcome(
                Result.WITHDRAWN,
                NOON,
                "1 of 1 given back while they booted, as nothing waited for them"));
  }

  @Test
  void anOrderIsServedByThoseThatWereNotGivenBack() {
    Seen seen = seen(CLOUD).ready("c-1", "cloud").running("c-1", pod("a", "1", "1Gi"));
    FollowUp followUp =
        followed(
            seen, List.of(givenBack("c-0", 1), ordered("c-1", 1)), open(1, order(2), "c-0", "c-1"));
    assertThat(followUp.closings())
        .containsEntry(
            1L,
            new Outcome(
                Result.DONE,
                NOON,
                "node c-1 Ready after 4.0 s, 1 of 2 given back while they booted, as nothing"
                    + " waited for them, 1 pod served"));
  }

  @Test
  void aMachineThatWasReadyAfterAllIsNotOneThatWasGivenBack() {
    Release release = new Release("c-0", Release.What.UNNEEDED, "nothing waits for it");
    FollowUp followUp =
        followed(
            seen(CLOUD).ready("c-0", "cloud"),
            List.of(ordered("c-0", 1)),
            open(1, order(1), "c-0"),
            open(2, release));
    assertThat(followUp.tracked()).extracting(TrackedNode::unneeded).containsOnly(Optional.empty());
    assertThat(followUp.closings().get(1L).result()).isEqualTo(Result.DONE);
  }

  @Test
  void aScaleUpWhoseMachineFailedHasFailed() {
    Seen seen = seen(CLOUD).supplied("c-0", "cloud", SuppliedNode.State.FAILED, NOON);
    FollowUp followUp = followed(seen, List.of(ordered("c-0", 1)), open(1, order(1), "c-0"));
    assertThat(followUp.closings().get(1L).result()).isEqualTo(Result.FAILED);
  }

  @Test
  void aScaleUpThatNobodyFulfilsFailsAfterTheProvisionTimeout() {
    OpenDecision late = new OpenDecision(1, NOON.minusSeconds(15 * 60 + 1), order(2), List.of());
    OpenDecision inTime = new OpenDecision(2, NOON.minusSeconds(15 * 60), order(2), List.of());
    assertThat(followed(seen(CLOUD), List.of(), late, inTime).closings())
        .containsOnlyKeys(1L)
        .containsEntry(
            1L, new Outcome(Result.FAILED, NOON, "0 of 2 nodes became Ready; within 900.0 s"));
  }

  @Test
  void aReleaseIsDoneOnlyWhenTheNodeIsGoneFromClusterAndSupply() {
    Release release = new Release("c-0", "empty");
    Seen leaving = seen(CLOUD).supplied("c-0", "cloud", SuppliedNode.State.RELEASING, NOON);
    assertThat(followed(leaving, List.of(), open(1, release)).closings()).isEmpty();
    FollowUp gone = followed(seen(CLOUD), List.of(ordered("c-0", 9)), open(1, release));
    assertThat(gone.closings().get(1L).result()).isEqualTo(Result.DONE);
    assertThat(gone.tracked()).extracting(TrackedNode::gone).containsExactly(Optional.of(NOON));
  }

  @Test
  void aDrainEndsWithTheReleaseOrIsWithdrawnWhenWorkCame() {
    Drain drain = Drain.ofIdle("c-0", "idle");
    Seen cordoned = seen(CLOUD).cordoned("c-0", "cloud");
    assertThat(followed(cordoned, List.of(), open(1, drain)).closings()).isEmpty();
    assertThat(
            followed(cordoned, List.of(), open(1, drain), open(2, new Release("c-0", "")))
                .closings())
        .containsOnlyKeys(1L);
    assertThat(
            followed(cordoned, List.of(), open(1, drain), open(2, new Uncordon("c-0", "")))
                .closings()
                .get(1L)
                .result())
        .isEqualTo(Result.WITHDRAWN);
    Seen working = seen(CLOUD).ready("c-0", "cloud").running("c-0", pod("a", "1", "1Gi"));
    assertThat(followed(working, List.of(), open(1, drain)).closings().get(1L).result())
        .isEqualTo(Result.WITHDRAWN);
  }

  @Test
  void followingUpTwiceChangesNothing() {
    Seen seen = seen(CLOUD).ready("c-0", "cloud");
    List<TrackedNode> first = followed(seen, List.of()).tracked();
    assertThat(first).hasSize(1);
    assertThat(followed(seen, first).tracked()).isEmpty();
  }
}
