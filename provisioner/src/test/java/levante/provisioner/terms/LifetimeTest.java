package levante.provisioner.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Lifetime ofADay() {
    return Lifetime.of(Duration.ofDays(1), HOUR, NOON);
  }

  private static Instant after(Duration time) {
    return NOON.plus(time);
  }

  /** Looked at so often between two instants. */
  private static Lifetime watched(Lifetime lifetime, Duration from, Duration until) {
    Lifetime seen = lifetime;
    for (Duration at = from; at.compareTo(until) <= 0; at = at.plusSeconds(10)) {
      seen = seen.lookedAt(after(at));
    }
    return seen;
  }

  @Test
  void aWatchedOneIsOverAtItsEndAndNotASecondEarlier() {
    Duration day = Duration.ofDays(1);
    Lifetime seen = watched(ofADay(), Duration.ZERO, day);
    assertThat(seen.warning().orElseThrow().given()).isEqualTo(after(Duration.ofHours(23)));
    assertThat(seen.isOver(after(day))).isTrue();
    assertThat(seen.isOver(after(day.minusSeconds(1)))).isFalse();
  }

  @Test
  void aLookChangesSomethingOnlyNowAndThen() {
    Lifetime warned = ofADay().lookedAt(after(Duration.ofHours(23)));
    assertThat(warned.lookedAt(after(Duration.ofHours(23).plusSeconds(90)))).isSameAs(warned);
    assertThat(ofADay().lookedAt(after(Duration.ofHours(22)))).isEqualTo(ofADay());
  }

  @Test
  void aClockThatJumpsAYearBeginsWithAWarningThatHasToStand() {
    Instant wrong = after(Duration.ofDays(365));
    Lifetime seen = ofADay().lookedAt(wrong);
    assertThat(seen.isOver(wrong)).isFalse();
    assertThat(seen.isOver(wrong.plus(Duration.ofMinutes(30)))).isFalse();
    assertThat(
            watched(ofADay(), Duration.ofDays(365), Duration.ofDays(365).plus(HOUR))
                .isOver(wrong.plus(HOUR)))
        .isTrue();
  }

  @Test
  void aClockThatJumpsWhileAWarningStandsCountsForATenthOfIt() {
    Lifetime warned = ofADay().lookedAt(after(Duration.ofHours(23)));
    Instant wrong = after(Duration.ofDays(365));
    assertThat(warned.isOver(wrong)).isFalse();
    assertThat(warned.lookedAt(wrong).warning().orElseThrow().stood())
        .isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void aClockThatGoesBackTakesTheWarningBack() {
    Lifetime warned = ofADay().lookedAt(after(Duration.ofDays(365)));
    assertThat(warned.lookedAt(after(HOUR)).warning()).isEmpty();
    Instant near = after(Duration.ofHours(23));
    assertThat(warned.lookedAt(near).warning().orElseThrow())
        .isEqualTo(new Lifetime.Warning(near, Duration.ZERO, near));
  }

  @Test
  void aShortLifeIsWarnedOfHalfWay() {
    Lifetime minute = Lifetime.of(Duration.ofMinutes(1), HOUR, NOON);
    assertThat(minute.lookedAt(after(Duration.ofSeconds(29))).warning()).isEmpty();
    assertThat(minute.lookedAt(after(Duration.ofSeconds(30))).warning()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT0.5S", "P3651D"})
  void noTimeToLiveIsRefused(String ttl) {
    assertThatThrownBy(() -> Lifetime.of(Duration.parse(ttl), HOUR, NOON))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}
