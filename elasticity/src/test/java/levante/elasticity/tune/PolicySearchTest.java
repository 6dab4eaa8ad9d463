package levante.elasticity.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.policy.PolicySettings.Headroom;
import levante.elasticity.simulate.RunReport;
import org.junit.jupiter.api.Test;

class PolicySearchTest {
  private static final PolicySettings BAD =
      PolicySettings.DEFAULT.withHeadroom(new Headroom(6, 12, 0)).named("bad");

  private final Set<PolicySettings> ran = ConcurrentHashMap.newKeySet();

  private RunReport report(PolicySettings policy) {
    ran.add(policy.named("any"));
    Headroom headroom = policy.headroom();
    // Each core shortens the wait and costs; each whole node only costs.
    return new RunReport(
        1,
        List.of(Duration.ofSeconds(100 - headroom.cores())),
        Duration.ofHours(1),
        Duration.ofHours(10 + headroom.cores() + 5L * headroom.nodes()),
        Duration.ofHours(5),
        BigDecimal.ONE,
        new RunReport.Scalings(1, 1, 0));
  }

  private List<Tried> front(long seed, int runs) {
    return new PolicySearch(this::report, seed).front(List.of(BAD), runs);
  }

  @Test
  void whatIsBeatenIsLeftAndEveryStepOfTheFrontIsFound() {
    List<Tried> front = front(3, 400);
    assertThat(front)
        .extracting(one -> one.policy().headroom().nodes())
        .as("whole nodes cost and bring nothing")
        .containsOnly(0);
    assertThat(front)
        .extracting(one -> one.policy().headroom().cores())
        .containsExactly(12, 8, 6, 5, 4, 3, 2, 1, 0);
    assertThat(front).extracting(one -> one.policy().name()).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsTriedTwiceNorMoreThanWasAsked() {
    front(3, 50);
    assertThat(ran).hasSizeLessThanOrEqualTo(51);
    assertThat(front(3, 0)).extracting(Tried::policy).containsExactly(BAD);
  }

  @Test
  void theSameSeedFindsTheSame() {
    assertThat(front(7, 60)).isEqualTo(front(7, 60));
    assertThat(ran.stream().map(PolicySettings::headroom).collect(Collectors.toSet()))
        .hasSizeGreaterThan(3);
  }

  @Test
  void cluesIsComparedAndNotChanged() {
    List<Tried> front = new PolicySearch(this::report, 1).front(List.of(PolicySettings.CLUES), 20);
    assertThat(front).extracting(Tried::policy).containsExactly(PolicySettings.CLUES);
  }
}
