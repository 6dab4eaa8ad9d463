package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.edge;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static levante.elasticity.Seen.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.limit.Limits;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.limit.PoolOrder.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpanderTest {
  private static final NodePool EDGE = edge(pool("edge", shape("8", "32Gi", 110), 0, 9, "0.30"));
  private static final NodePool SMALL = pool("small", FOUR_CPUS, 0, 9, "0.20");
  private static final NodePool LARGE = pool("large", shape("16", "64Gi", 110), 0, 9, "0.10");
  private static final List<NodePool> POOLS = List.of(EDGE, SMALL, LARGE);
  private static final Map<String, Integer> PRIORITIES = Map.of("small", 5, "edge", 5);

  private static List<ScaleUp> ordered(PoolOrder order, Pod... pods) {
    Seen seen =
        seen(
            POOLS.stream()
                .map(pool -> pool.ranked(order.rankOf(pool, POOLS)))
                .toArray(NodePool[]::new));
    return new PackingPolicy(ScalingSettings.DEFAULTS.withLimits(Limits.NONE.withOrder(order)))
        .decide(seen.pending(pods).observed(), List.of(), NOON).stream()
            .filter(ScaleUp.class::isInstance)
            .map(ScaleUp.class::cast)
            .toList();
  }

  private static PoolOrder by(Criterion... criteria) {
    return new PoolOrder(List.of(criteria), PRIORITIES);
  }

  private static String whyNot(ScaleUp up, String pool) {
    return up.candidates().stream()
        .filter(one -> one.pool().equals(pool))
        .map(Candidate::why)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "by {0}: {1}")
  @CsvSource({
    "'EDGE_FIRST,PRICE',          edge",
    "'PRICE',                     large",
    "'LEAST_WASTE',               small",
    "'PRIORITY,PRICE',            small",
    "'PRIORITY,EDGE_FIRST',       edge",
    "'PRIORITY,LEAST_WASTE',      small",
    "'EDGE_FIRST,LEAST_WASTE',    edge"
  })
  void theFirstCriterionThatSeesADifferenceDecides(String criteria, String expected) {
    PoolOrder order =
        by(List.of(criteria.split(",")).stream().map(Criterion::valueOf).toArray(Criterion[]::new));
    assertThat(ordered(order, pod("job", "3", "12Gi")))
        .extracting(ScaleUp::pool)
        .containsExactly(expected);
  }

  @Test
  void leastWasteLooksAtAllThatWouldGoOntoTheNode() {
    Pod[] sixteen =
        IntStream.range(0, 16)
            .mapToObj(i -> pod("p%02d".formatted(i), "1", "4Gi"))
            .toArray(Pod[]::new);
    NodePool tight = pool("tight", shape("4", "32Gi", 110), 0, 9, "0.01");
    PoolOrder order = by(Criterion.LEAST_WASTE, Criterion.PRICE);
    assertThat(
            new PackingPolicy(ScalingSettings.DEFAULTS.withLimits(Limits.NONE.withOrder(order)))
                .decide(seen(tight, LARGE).pending(sixteen).observed(), List.of(), NOON))
        .extracting(ScalingDecision::target)
        .as("the small node has memory that nobody asks for")
        .containsExactly("large");
  }

  @Test
  void eachCandidateSaysWhyItWasTakenOrNot() {
    ScaleUp wasteless = ordered(by(Criterion.LEAST_WASTE), pod("job", "3", "12Gi")).get(0);
    assertThat(whyNot(wasteless, "small"))
        .isEqualTo("first by the owner's order (least-waste) that holds them and may grow");
    assertThat(whyNot(wasteless, "large"))
        .isEqualTo("comes later: a node of it would be 81 % unused, one of small 25 %");
    ScaleUp cheap = ordered(by(Criterion.PRICE), pod("job", "3", "12Gi")).get(0);
    assertThat(whyNot(cheap, "edge")).isEqualTo("comes later: it costs 0.30 EUR/h, large 0.10");
    ScaleUp prior = ordered(by(Criterion.PRIORITY), pod("job", "3", "12Gi")).get(0);
    assertThat(prior.pool()).as("both have 5, and the edge is preferred").isEqualTo("edge");
    assertThat(whyNot(prior, "large")).isEqualTo("comes later: its priority is 0, that of edge 5");
    assertThat(whyNot(prior, "small")).isEqualTo("comes later: it is not at the edge, as edge is");
    ScaleUp plain = ordered(PoolOrder.DEFAULT, pod("job", "3", "12Gi")).get(0);
    assertThat(whyNot(plain, "edge"))
        .isEqualTo("first by preference (edge, then price) that holds them and may grow");
  }

  @Test
  void whatIsFullStillSaysSo() {
    ScaleUp none = ordered(by(Criterion.PRICE), pod("wide", "12", "1Gi")).get(0);
    assertThat(none.pool()).isEqualTo("large");
    assertThat(whyNot(none, "small")).isEqualTo("cpu: 12 wanted, 4 there");
  }

  @Test
  void theSameLookDecidesTheSameAgain() {
    NodePool twin = pool("a-twin", FOUR_CPUS, 0, 9, "0.20");
    PoolOrder order = by(Criterion.LEAST_WASTE);
    for (List<NodePool> pools : List.of(List.of(SMALL, twin), List.of(twin, SMALL))) {
      assertThat(
              new PackingPolicy(ScalingSettings.DEFAULTS.withLimits(Limits.NONE.withOrder(order)))
                  .decide(
                      seen(pools.toArray(NodePool[]::new))
                          .pending(pod("job", "1", "1Gi"))
                          .observed(),
                      List.of(),
                      NOON)
                  .get(0)
                  .target())
          .isEqualTo("a-twin");
    }
  }
}
