package levante.oscar.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.oscar.fdl.ServiceDefinition.Synchronous;
import levante.oscar.service.ServiceId;
import org.junit.jupiter.api.Test;

class PoolPolicyTest {
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final ServiceId WORK = new ServiceId(EDGE, "work");

  private static Optional<PoolPolicy.Wanted> wanted(int least, int most, Pods.Asked asked) {
    Pods.Known known = new Pods.Known(1, PoolSamples.pool("work-1", Secret.of("key")));
    return Optional.of(new PoolPolicy.Wanted(known, new Synchronous(least, most), asked));
  }

  private static Pods.Asked calls(int most, String... busy) {
    return new Pods.Asked(busy.length, most, 0, Set.of(busy));
  }

  private static WarmPods.Seen seen(String pool, int size) {
    List<WarmPods.PodSeen> pods =
        List.of("a", "b", "c").stream()
            .limit(size)
            .map(name -> new WarmPods.PodSeen(name, WarmPods.State.READY, Optional.empty()))
            .toList();
    return new WarmPods.Seen(pool, size, pods);
  }

  private static List<PoolDecision> decide(
      Optional<PoolPolicy.Wanted> wanted, WarmPods.Seen... pools) {
    return new PoolPolicy(10)
        .decide(new PoolPolicy.View(Map.of(WORK, wanted), Map.of(EDGE, List.of(pools))));
  }

  private static int size(Optional<PoolPolicy.Wanted> wanted) {
    return decide(wanted).stream()
        .map(one -> one.match(PoolDecision.Hold::size, remove -> -1))
        .findFirst()
        .orElse(0);
  }

  @Test
  void thereAreAsManyPodsAsCallsWithinTheBounds() {
    assertThat(size(wanted(0, 5, calls(0)))).isZero();
    assertThat(size(wanted(0, 5, calls(3)))).isEqualTo(3);
    assertThat(size(wanted(0, 5, calls(9)))).isEqualTo(5);
    assertThat(size(wanted(2, 5, calls(0)))).isEqualTo(2);
    assertThat(size(wanted(2, 0, calls(99)))).as("the server's bound").isEqualTo(10);
    assertThat(size(wanted(20, 0, calls(99)))).isEqualTo(20);
  }

  @Test
  void whatIsAsItShouldBeIsLeftAlone() {
    assertThat(decide(wanted(0, 5, calls(2)), seen("work-1", 2))).isEmpty();
  }

  @Test
  void ofTooManyTheIdleOnesGoFirst() {
    List<PoolDecision> decisions = decide(wanted(0, 5, calls(1, "b")), seen("work-1", 3));
    assertThat(decisions).hasSize(1);
    PoolDecision.Hold hold = (PoolDecision.Hold) decisions.get(0);
    assertThat(hold.size()).isEqualTo(1);
    assertThat(hold.first()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void aPoolThatNobodyNeedsGoesAndSoDoesAnotherVersions() {
    assertThat(decide(wanted(0, 5, calls(0)), seen("work-1", 1)))
        .extracting(one -> one.match(hold -> "", PoolDecision.Remove::pool))
        .containsExactly("work-1");
    assertThat(decide(wanted(0, 5, calls(1)), seen("work-0", 1), seen("work-1", 1)))
        .extracting(one -> one.match(hold -> "", PoolDecision.Remove::pool))
        .containsExactly("work-0");
  }

  @Test
  void whileAStorageIsNotReadyNothingIsTakenAway() {
    assertThat(decide(Optional.empty(), seen("work-1", 1))).isEmpty();
  }
}
