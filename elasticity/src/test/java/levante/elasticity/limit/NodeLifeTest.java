package levante.elasticity.limit;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeLifeTest {
  @ParameterizedTest(name = "least {0}, paid {1}: a node of {2} min is kept until it has {3}")
  @CsvSource({
    "0,  ,  0,   ",
    "10, ,  0, 10",
    "10, , 10,   ",
    "0, 60, 0, 55",
    "0, 60, 54, 55",
    "0, 60, 55, ",
    "0, 60, 59, ",
    "0, 60, 60, 115",
    "0, 60, 114, 115",
    "0, 60, 116, ",
    // After the least life a new paid hour has begun already.
    "70, 60, 57, 115",
    // It ends within the last minutes of a paid hour.
    "57, 60, 3, 57",
    // A tenth of a short unit is left to drain.
    "0, 10, 0, 9",
    "0, 10, 9, "
  })
  void aNodeIsKeptForItsLeastLifeAndToTheEndOfWhatIsPaid(
      int least, Integer paid, int age, Integer until) {
    NodeLife life =
        new NodeLife(Duration.ofMinutes(least), Optional.ofNullable(paid).map(Duration::ofMinutes));
    assertThat(life.keptUntil(NOON, NOON.plus(Duration.ofMinutes(age))))
        .isEqualTo(Optional.ofNullable(until).map(m -> NOON.plus(Duration.ofMinutes(m))));
  }

  private static Budget budget(String ceiling, NodePool pool, Seen seen, int missing) {
    return Budget.of(
        Limits.NONE.withCeiling(new BigDecimal(ceiling)),
        seen.observed().match(all -> all.seen(), none -> null),
        any -> any.equals(pool) ? missing : 0);
  }

  @Test
  void aNodeIsRefusedThatWouldLetNodesCostMoreThanTheCeiling() {
    NodePool cloud = pool("cloud", FOUR_CPUS, 0, 9, "0.10");
    Budget budget =
        budget(
            "0.50",
            cloud,
            seen(cloud)
                .ready("a", "cloud")
                .booting("b", "cloud")
                .supplied("c", "cloud", SuppliedNode.State.RELEASING, NOON),
            1);
    assertThat(budget.refusal(cloud)).isEmpty();
    budget.spend(cloud);
    assertThat(budget.refusal(cloud))
        .contains(
            "one more node of pool cloud at 0.10 EUR/h would be above the ceiling of 0.50 EUR/h:"
                + " nodes cost 0.50 EUR/h already");
  }

  @Test
  void whatHasNoKnownPriceIsNotOrderedUnderACeiling() {
    NodePool own = pool("own", FOUR_CPUS, 0, 9, "0");
    assertThat(budget("5", own, seen(own), 0).refusal(own))
        .hasValueSatisfying(why -> assertThat(why).contains("price of pool own is not known"));
  }
}
