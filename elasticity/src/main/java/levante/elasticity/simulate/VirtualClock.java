package levante.elasticity.simulate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when it is told to. */
public final class VirtualClock extends Clock {
  private Instant now;

  /** Starts at this instant. */
  public VirtualClock(Instant start) {
    this.now = start;
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalStateException("time does not run backwards: " + duration);
    }
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same clock: its instants do not depend on a zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
