package levante.elasticity.cluster;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.created;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import levante.elasticity.Seen;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Instant EARLIER = NOON.minus(Duration.ofHours(1));

  private static Pod at(String name, Instant created) {
    return created(pod(name, "1", "1Gi"), created);
  }

  private static Seen cluster() {
    return seen(pool("cloud", FOUR_CPUS, 0, 50, "0.10"));
  }

  @Test
  void anArrayIsOneArrivalHoweverManyItsPodsAndHoweverOftenItIsLookedAt() {
    Seen array = cluster();
    Arrivals arrivals = Arrivals.NONE;
    for (int i = 0; i < 60; i++) {
      Instant now = EARLIER.plusSeconds(i);
      array.pending(at("a-" + i, now));
      arrivals = arrivals.seen(array.view(), now);
    }
    assertThat(arrivals.times()).containsExactly(EARLIER.plusSeconds(59));
    assertThat(arrivals.perHour()).isEqualTo(0.5);
  }

  @Test
  void whatHasEndedInTheMeantimeHasComeAllTheSame() {
    Arrivals arrivals = Arrivals.NONE;
    for (int i = 0; i < 20; i++) {
      Instant now = EARLIER.plusSeconds(60L * i);
      arrivals = arrivals.seen(cluster().pending(at("alone", now)).view(), now);
    }
    assertThat(arrivals.perHour()).isEqualTo(10);
  }

  @Test
  void theFirstLookCountsWhatRunsAndWhatWaits() {
    Seen busy =
        cluster()
            .ready("c-0", "cloud")
            .running("c-0", at("old", NOON.minus(Duration.ofHours(3))), at("new", EARLIER))
            .pending(at("waits", NOON));
    assertThat(Arrivals.NONE.seen(busy.view(), NOON).times()).containsExactly(EARLIER, NOON);
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    Arrivals before = Arrivals.NONE.seen(cluster().pending(at("a", EARLIER)).view(), EARLIER);
    Instant later = EARLIER.plus(Duration.ofHours(2));
    assertThat(before.seen(cluster().view(), later.minusSeconds(1)).times()).hasSize(1);
    assertThat(before.seen(cluster().view(), later).times()).isEmpty();
  }

  @Test
  void aClockThatRunsAheadInTheClusterHidesNothingThatComesLater() {
    Seen ahead = cluster().pending(at("ahead", NOON.plus(Duration.ofHours(1))));
    Arrivals first = Arrivals.NONE.seen(ahead.view(), NOON);
    Instant later = NOON.plusSeconds(60);
    assertThat(first.seen(cluster().pending(at("b", later)).view(), later).times())
        .containsExactly(NOON, later);
  }
}
