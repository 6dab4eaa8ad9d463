package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.asking;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.Pod;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.limit.AtOnce;
import levante.elasticity.limit.Limits;
import levante.elasticity.limit.NodeLife;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private static Seen fourNodesOfWhichOneWouldDo() {
    Seen seen = seen(pool("cloud", FOUR_CPUS, 0, 9, "0.10"));
    for (String node : List.of("a", "b", "c", "d")) {
      seen.ready(node, "cloud").running(node, movable("on-" + node));
    }
    return seen;
  }

  private static Pod movable(String name) {
    Pod plain = pod(name, "1", "1Gi");
    return asking(plain, plain.spec().movable());
  }

  private static List<String> drained(Limits limits, OpenDecision... open) {
    ScalingSettings settings =
        ScalingSettings.DEFAULTS
            .withConsolidateAfter(Optional.of(Duration.ofSeconds(1)))
            .withLimits(limits);
    return new PackingPolicy(settings)
        .decide(fourNodesOfWhichOneWouldDo().observed(), List.of(open), NOON).stream()
            .filter(one -> one.kind() == ScalingDecision.Kind.DRAIN)
            .map(ScalingDecision::target)
            .toList();
  }

  @Test
  void soManyNodesAreEmptiedAtATimeAsTheOwnerAllows() {
    assertThat(drained(Limits.NONE)).hasSize(3);
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.nodes(2)))).hasSize(2);
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.nodes(0)))).isEmpty();
  }

  @Test
  void aShareIsOfTheNodesThatThereAreAndIsRoundedUp() {
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.percent(1)))).hasSize(1);
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.percent(25)))).hasSize(1);
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.percent(26)))).hasSize(2);
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.percent(100)))).hasSize(3);
  }

  @Test
  void whatIsBeingEmptiedCountsAgainstTheShare() {
    OpenDecision emptied =
        new OpenDecision(1, NOON, new Drain("d", Drain.Manner.EVICT, "room elsewhere"), List.of());
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.percent(25)), emptied))
        .as("the one that is being emptied is gone on with")
        .containsExactly("d");
    assertThat(drained(Limits.NONE.withAtOnce(AtOnce.percent(50)), emptied)).hasSize(2);
  }

  @Test
  void aNodeThatIsKeptIsNotEmptied() {
    assertThat(drained(Limits.NONE.withLife(new NodeLife(Duration.ofHours(1), Optional.empty()))))
        .isEmpty();
  }
}
