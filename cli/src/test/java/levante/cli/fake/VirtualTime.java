package levante.cli.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import levante.cli.client.Patience;

/** Time that passes only when somebody pauses. */
public final class VirtualTime extends Clock {
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  /** Patience in this time. */
  public Patience patience(Duration away) {
    return new Patience(this, wait -> now = now.plus(wait), away);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
