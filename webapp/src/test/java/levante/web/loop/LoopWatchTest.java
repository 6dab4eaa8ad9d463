package levante.web.loop;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import levante.web.SettableClock;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
  private final SettableClock clock = new SettableClock();
  private final LoopWatch watch = new LoopWatch(clock);
  private final AtomicBoolean fails = new AtomicBoolean();
  private final Loop loop = watch.watched(new Loop("work", Duration.ofSeconds(2), this::work));

  private void work() {
    assertThat(watch.seen().get(0).isLooking()).isTrue();
    if (fails.get()) {
      throw new IllegalStateException("as planned");
    }
  }

  private LoopWatch.Seen seen() {
    return watch.seen().get(0);
  }

  @Test
  void itIsKnownWhenALoopLastLooked() {
    assertThat(seen().began()).isEmpty();
    loop.tick().run();
    assertThat(seen().began()).contains(NOON);
    assertThat(seen().isLooking()).isFalse();
    assertThat(seen().name()).isEqualTo("work");
    assertThat(seen().period()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aFaultGoesOnToWhoRunsItAndIsKnownUntilALookEndsWell() {
    fails.set(true);
    assertThatThrownBy(() -> loop.tick().run()).hasMessage("as planned");
    assertThat(seen().fault()).get().satisfies(says -> assertThat(says).contains("as planned"));
    fails.set(false);
    loop.tick().run();
    assertThat(seen().fault()).isEmpty();
  }
}
