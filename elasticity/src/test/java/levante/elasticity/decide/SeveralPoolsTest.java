package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.asking;
import static levante.elasticity.Seen.edge;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.constraint.Gang;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingDecision.Uncordon;
import org.junit.jupiter.api.Test;

/** A cluster with workers at the edge and, for when those do not suffice, in the cloud. */
class SeveralPoolsTest {
  private static final NodePool EDGE = edge(pool("site", FOUR_CPUS, 0, 2, "0.30"));
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(1));
  private static final OpenDecision ORDERED =
      new OpenDecision(
          1,
          NOON.minusSeconds(20),
          new ScaleUp(
              "site",
              1,
              1,
              List.of(),
              "a pod waits",
              List.of("default/job"),
              0,
              List.of(),
              EDGE.eurPerHour()),
          List.of("site-0"));

  private static List<ScalingDecision> decided(Seen seen, OpenDecision... open) {
    ScalingSettings settings =
        ScalingSettings.DEFAULTS
            .withIdleTime(Duration.ofMinutes(5))
            .withConsolidateAfter(Optional.of(Duration.ofMinutes(5)));
    return new PackingPolicy(settings).decide(seen.observed(), List.of(open), NOON);
  }

  private static Seen stalled(NodePool... pools) {
    return seen(pools).supplied("site-0", "site", SuppliedNode.State.STALLED, NOON);
  }

  private static Pod movable(String name, String cpu) {
    Pod plain = pod(name, cpu, "1Gi");
    return asking(plain, plain.spec().movable());
  }

  @Test
  void whatCannotBeHadAtTheEdgeIsOrderedInTheCloudAndNotWaitedForAnyMore() {
    List<ScalingDecision> decisions =
        decided(stalled(EDGE, CLOUD).pending(pod("job", "1", "1Gi")), ORDERED);
    assertThat(decisions).hasSize(2);
    ScaleUp up = (ScaleUp) decisions.get(0);
    assertThat(up.pool()).isEqualTo("cloud");
    assertThat(up.candidates())
        .extracting(Candidate::why)
        .contains("pool site waits for 1 node that cannot be had now");
    assertThat(decisions.get(1))
        .isEqualTo(new Release("site-0", "it cannot be had now, and no pod waits for it any more"));
  }

  @Test
  void withoutAnotherPoolItIsWaitedForAndNothingMoreIsOrdered() {
    Seen seen = stalled(EDGE).pending(pod("job", "3", "1Gi"));
    assertThat(decided(seen, ORDERED))
        .containsExactly(Hold.because("default/job fits site-0, which cannot be had now"));
    assertThat(decided(seen.pending(pod("more", "2", "1Gi")), ORDERED))
        .singleElement()
        .satisfies(
            hold ->
                assertThat(hold.reason())
                    .contains(
                        "default/more cannot be served yet: pool site waits for 1 node that"
                            + " cannot be had now"));
  }

  @Test
  void aGangWaitsForItRatherThanBeSetAside() {
    Pod plain = pod("job", "1", "1Gi");
    Optional<Gang> alone = Optional.of(new Gang("train", 1));
    Pod member = asking(plain, PodSpec.ofJob(plain.requests(), 0, alone));
    assertThat(decided(stalled(EDGE).pending(member), ORDERED))
        .containsExactly(Hold.because("default/job fits site-0, which cannot be had now"));
  }

  @Test
  void whatSomebodyWishedForStaysWishedForHoweverLongItCannotBeHad() {
    ScaleUp up = (ScaleUp) ORDERED.decision();
    ScaleUp byHand =
        new ScaleUp(
            up.pool(),
            up.add(),
            up.total(),
            up.known(),
            "anna ordered 1 more of pool site by hand",
            List.of(),
            0,
            List.of(),
            up.eurPerHour());
    assertThat(decided(stalled(EDGE, CLOUD)))
        .extracting(ScalingDecision::kind)
        .containsExactly(Kind.HOLD);
    assertThat(decided(stalled(EDGE, CLOUD), new OpenDecision(1, NOON, byHand, ORDERED.nodes())))
        .extracting(ScalingDecision::kind)
        .containsExactly(Kind.HOLD);
  }

  @Test
  void itIsNotWithdrawnBelowThePoolsMinimum() {
    NodePool atLeastOne = edge(pool("site", FOUR_CPUS, 1, 2, "0.30"));
    assertThat(decided(stalled(atLeastOne, CLOUD).pending(pod("job", "1", "1Gi")), ORDERED))
        .extracting(ScalingDecision::kind)
        .containsExactly(Kind.SCALE_UP);
  }

  @Test
  void everyPoolThatCouldHoldAPodSaysWhyItDoesNotGrow() {
    NodePool one = pool("cloud", FOUR_CPUS, 0, 1, "0.10");
    Seen seen =
        seen(EDGE, one)
            .ready("cloud-0", "cloud")
            .running("cloud-0", pod("busy", "4", "1Gi"))
            .failedLately(new Setback(Setback.Kind.SCALE_UP, "site", 1, NOON))
            .pending(pod("job", "2", "1Gi"));
    assertThat(decided(seen).get(0).reason())
        .contains(
            "pool site failed lately and is not asked before 2026-11-24T12:00:10Z, pool cloud is"
                + " at its maximum of 1 nodes");
  }

  @Test
  void theCloudsNodesAreEmptiedOntoTheEdgesAndNotTheOtherWayRound() {
    Seen seen =
        seen(EDGE, CLOUD)
            .ready("cloud-0", "cloud")
            .ready("site-0", "site")
            .running("cloud-0", movable("a", "1"), movable("b", "1"))
            .running("site-0", movable("c", "1"));
    assertThat(decided(seen))
        .containsExactly(
            new Drain(
                "cloud-0",
                Drain.Manner.EVICT,
                "what runs on it has room elsewhere: default/a, default/b on site-0"));
  }

  @Test
  void whatIsMovedGoesToTheEdgeEvenIfANodeOfTheCloudIsFuller() {
    Seen seen =
        seen(EDGE, CLOUD)
            .ready("cloud-0", "cloud")
            .ready("cloud-1", "cloud")
            .ready("site-0", "site")
            .running("cloud-0", movable("a", "1"))
            .running("cloud-1", pod("b", "1", "1Gi"), pod("c", "1", "1Gi"))
            .running("site-0", movable("d", "1"));
    assertThat(decided(seen))
        .containsExactly(
            new Drain(
                "cloud-0",
                Drain.Manner.EVICT,
                "what runs on it has room elsewhere: default/a on site-0"));
  }

  @Test
  void aNodeOfTheEdgeIsTakenBackBeforeOneOfTheCloud() {
    Seen seen =
        seen(EDGE, CLOUD)
            .cordoned("cloud-0", "cloud")
            .cordoned("site-0", "site")
            .pending(pod("job", "1", "1Gi"));
    OpenDecision cloud = new OpenDecision(1, NOON, Drain.ofIdle("cloud-0", "idle"), List.of());
    OpenDecision site = new OpenDecision(2, NOON, Drain.ofIdle("site-0", "idle"), List.of());
    assertThat(decided(seen, cloud, site))
        .containsExactlyInAnyOrder(
            new Uncordon("site-0", "default/job waits and fits it"),
            new Release("cloud-0", "it is cordoned and empty"));
  }

  @Test
  void aPodThatIsAboutToBeBoundKeepsTheEdgesNodeAndNotTheClouds() {
    Seen seen =
        seen(EDGE, CLOUD)
            .ready("cloud-0", "cloud")
            .ready("site-0", "site")
            .idleSince("cloud-0", LONG_AGO)
            .idleSince("site-0", LONG_AGO)
            .pending(pod("job", "1", "1Gi"));
    assertThat(decided(seen)).extracting(ScalingDecision::target).containsExactly("cloud-0");
  }

  @Test
  void eachPoolKeepsItsOwnMinimum() {
    NodePool one = pool("cloud", FOUR_CPUS, 1, 5, "0.10");
    Seen seen = seen(EDGE, one);
    for (String name : List.of("cloud-0", "cloud-1", "site-0", "site-1")) {
      seen.ready(name, name.substring(0, name.indexOf('-'))).idleSince(name, LONG_AGO);
    }
    assertThat(decided(seen))
        .extracting(ScalingDecision::target)
        .containsExactly("cloud-0", "site-0", "site-1");
  }
}
