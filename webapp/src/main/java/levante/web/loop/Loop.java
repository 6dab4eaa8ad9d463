package levante.web.loop;

import java.time.Duration;
import java.util.Objects;

/**
 * One control loop: what to call, and how often when nothing wakes it.
 *
 * @param name for logs and thread dumps
 */
public record Loop(String name, Duration period, Runnable tick) {
  public Loop {
    Objects.requireNonNull(tick, "tick");
    if (name.isBlank() || period.toMillis() < 1) {
      throw new IllegalStateException("loop '%s' every %s".formatted(name, period));
    }
  }
}
