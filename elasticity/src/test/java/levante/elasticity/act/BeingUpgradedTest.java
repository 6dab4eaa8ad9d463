package levante.elasticity.act;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What policies do about a node that is emptied and cordoned to become another version. */
class BeingUpgradedTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final ScalingSettings SETTINGS =
      ScalingSettings.DEFAULTS.withIdleTime(Duration.ofSeconds(60));

  static Stream<ScalingPolicy> policies() {
    return PolicySettings.BUILT_IN.stream().map(Policies::of).map(policy -> policy.apply(SETTINGS));
  }

  /** One node, Ready and cordoned, that is being upgraded since a minute. */
  private static ClusterSnapshot upgrading(Pod... waiting) {
    ClusterSnapshot cordoned =
        seen(CLOUD)
            .cordoned("cloud-0", "cloud")
            .pending(waiting)
            .observed()
            .match(Observation.Complete::seen, unseen -> null);
    return new ClusterSnapshot(
        cordoned.view(),
        cordoned.pools(),
        List.of(
            new SuppliedNode(
                "cloud-0", "cloud", SuppliedNode.State.UPGRADING, NOON.minusSeconds(700))),
        List.of(),
        List.of());
  }

  private static List<Kind> decided(ScalingPolicy policy, ClusterSnapshot seen) {
    return policy
        .decide(new Observation.Complete<>(BeingUpgraded.comingBack(seen, NOON)), List.of(), NOON)
        .stream()
        .map(ScalingDecision::kind)
        .filter(kind -> kind != Kind.HOLD)
        .toList();
  }

  private static ClusterSnapshot booting(Pod... waiting) {
    return seen(CLOUD)
        .booting("cloud-0", "cloud")
        .pending(waiting)
        .observed()
        .match(Observation.Complete::seen, unseen -> null);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void toEachPolicyItIsANodeThatBoots(ScalingPolicy policy) {
    for (Pod[] waiting :
        List.of(
            new Pod[0],
            new Pod[] {pod("job", "2", "2Gi")},
            new Pod[] {pod("one", "3", "2Gi"), pod("other", "3", "2Gi")})) {
      assertThat(decided(policy, upgrading(waiting))).isEqualTo(decided(policy, booting(waiting)));
    }
  }

  @Test
  void noneIsOrderedForPodsThatWillFitOntoItAgain() {
    ScalingPolicy policy = new PackingPolicy(SETTINGS);
    assertThat(decided(policy, upgrading(pod("job", "2", "2Gi")))).isEmpty();
    assertThat(decided(policy, upgrading(pod("one", "3", "2Gi"), pod("other", "3", "2Gi"))))
        .containsExactly(Kind.SCALE_UP);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void itIsNotTakenAwayForBeingEmpty(ScalingPolicy policy) {
    assertThat(decided(policy, upgrading())).doesNotContain(Kind.DRAIN, Kind.RELEASE);
    assertThat(
            BeingUpgraded.without(
                upgrading().supplied(),
                List.of(
                    new IdleSpan("cloud-0", NOON.minusSeconds(600), NOON),
                    new IdleSpan("cloud-1", NOON.minusSeconds(600), NOON))))
        .extracting(IdleSpan::node)
        .containsExactly("cloud-1");
  }
}
