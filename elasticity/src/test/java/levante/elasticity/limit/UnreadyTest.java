package levante.elasticity.limit;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadyTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 50, "0.10");
  private static final Duration PROVISION = Duration.ofMinutes(15);

  /** Machines of these are as old as in all fixtures: 700 s at noon. */
  private static final Instant LONG_AFTER = NOON.plus(PROVISION);

  private static ClusterSnapshot of(Seen seen) {
    return seen.observed().match(all -> all.seen(), none -> null);
  }

  private static Seen nodes(int ready, int notReady) {
    Seen seen = seen(CLOUD);
    for (int i = 0; i < ready; i++) {
      seen.ready("r-" + i, "cloud");
    }
    for (int i = 0; i < notReady; i++) {
      seen.notReady("n-" + i, "cloud");
    }
    return seen;
  }

  @ParameterizedTest(name = "{0} Ready and {1} not, at most {2} % and {3}: holds {4}")
  @CsvSource({
    "5, 4, 45, 3, false",
    "4, 4, 45, 3, true",
    "0, 3, 45, 3, false",
    "0, 4, 45, 3, true",
    "11, 9, 45, 3, false",
    "10, 9, 45, 3, true",
    "0, 9, 100, 0, false",
    "9, 1, 0, 0, true",
    "0, 0, 0, 0, false"
  })
  void moreThanTheShareAndMoreThanTheCountHoldTheCluster(
      int ready, int notReady, int percent, int spared, boolean holds) {
    Optional<String> why =
        new Unready(percent, spared).refusal(of(nodes(ready, notReady)), PROVISION, LONG_AFTER);
    assertThat(why.isPresent()).isEqualTo(holds);
  }

  @Test
  void itSaysWhichNodesAndThatNothingIsDone() {
    assertThat(Unready.DEFAULT.refusal(of(nodes(4, 4)), PROVISION, LONG_AFTER))
        .contains(
            "4 of 8 nodes are not Ready (n-0, n-1, n-2 and others), more than 45 %: nothing is"
                + " ordered and nothing released until they are");
  }

  @Test
  void aMachineThatStillMayBecomeANodeIsNotIll() {
    assertThat(Unready.DEFAULT.refusal(of(nodes(0, 9)), PROVISION, NOON)).isEmpty();
  }

  @Test
  void whatTheSupplyDoesNotHaveIsGoneAndNotIll() {
    Seen lost = nodes(1, 0);
    for (int i = 0; i < 9; i++) {
      lost.orphan("lost-" + i);
    }
    assertThat(Unready.DEFAULT.refusal(of(lost), PROVISION, LONG_AFTER)).isEmpty();
    Seen failed = nodes(1, 0);
    for (int i = 0; i < 9; i++) {
      failed.orphan("f-" + i).supplied("f-" + i, "cloud", SuppliedNode.State.FAILED, NOON);
    }
    assertThat(Unready.DEFAULT.refusal(of(failed), PROVISION, LONG_AFTER)).isEmpty();
  }
}
