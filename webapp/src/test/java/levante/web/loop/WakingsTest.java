package levante.web.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WakingsTest {
  private static final Duration LOOK = Duration.ofMillis(70);

  private final AtomicLong nanos = new AtomicLong(5);
  private final AtomicReference<Runnable> tick = new AtomicReference<>(() -> {});
  private final Wakings wakings =
      new Wakings(new Loop("loop", Duration.ofSeconds(1), () -> tick.get().run()), nanos::get);

  @Test
  void aLoopThatRestedLooksAtOnce() {
    assertThat(wakings.granted()).hasValue(Duration.ZERO);
  }

  @Test
  void allWakingsUntilItLooksAreOne() {
    wakings.granted();

    assertThat(wakings.granted()).isEmpty();

    wakings.look();
    assertThat(wakings.granted()).isPresent();
  }

  @Test
  void aWakingByOthersIsNeverRefusedHoweverManyThereWere() {
    for (int i = 0; i < 100; i++) {
      assertThat(wakings.granted()).isPresent();
      wakings.look();
    }
  }

  @Test
  void itRestsAsLongAsItsLastLookTook() {
    tick.set(() -> pass(LOOK));
    wakings.look();

    pass(Duration.ofMillis(30));

    assertThat(wakings.granted()).hasValue(Duration.ofMillis(40));
  }

  @Test
  void whileItLooksTheRestIsAsLongAsItHasLookedAlready() {
    List<Optional<Duration>> granted = new ArrayList<>();
    tick.set(
        () -> {
          pass(LOOK);
          granted.add(wakings.granted());
        });

    wakings.look();

    assertThat(granted).containsExactly(Optional.of(LOOK));
  }

  @Test
  void itsOwnWritesWakeItAFewTimesUntilOthersWakeItOrThePeriodIsOver() {
    assertThat(looksInARow()).isEqualTo(Wakings.MOST_OF_ITS_OWN);

    assertThat(looksInARow()).as("spent").isZero();

    wakings.granted();
    assertThat(looksInARow()).as("others woke it").isEqualTo(Wakings.MOST_OF_ITS_OWN);

    pass(Duration.ofSeconds(1));
    assertThat(looksInARow()).as("a period later").isEqualTo(Wakings.MOST_OF_ITS_OWN);
  }

  /** How many looks one look brings about. */
  private int looksInARow() {
    AtomicReference<Optional<Duration>> next = new AtomicReference<>(Optional.empty());
    tick.set(() -> next.set(wakings.granted()));
    wakings.look();
    int looks = 0;
    while (next.get().isPresent()) {
      looks++;
      wakings.look();
    }
    return looks;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
