package levante.web.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often a loop may be woken: once until it ticks, and a few times a period, so that a loop
 * whose own writes wake it cannot spin.
 */
final class Wakings {
  /** One look that acts, one that sees what came of it, one that finds nothing more to do. */
  static final int MOST_A_PERIOD = 3;

  private final Loop loop;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicLong period = new AtomicLong();
  private final AtomicLong inPeriod = new AtomicLong();

  Wakings(Loop loop) {
    this.loop = loop;
  }

  Loop loop() {
    return loop;
  }

  /** Whether it may be woken now; if so, that counts. */
  boolean granted() {
    long now = System.nanoTime() / loop.period().toNanos();
    if (period.getAndSet(now) != now) {
      inPeriod.set(0);
    }
    return inPeriod.get() < MOST_A_PERIOD
        && waiting.compareAndSet(false, true)
        && inPeriod.incrementAndGet() <= MOST_A_PERIOD;
  }

  /** It ticks now: what is changed from here on is worth another look. */
  void ticks() {
    waiting.set(false);
  }
}
