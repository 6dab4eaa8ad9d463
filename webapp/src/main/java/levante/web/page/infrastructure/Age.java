package levante.web.page.infrastructure;

import java.time.Duration;
import java.time.Instant;
import levante.web.language.Say;

/** Spans of time for people, in one unit. */
final class Age {
  private Age() {}

  /** From one moment to a later one. */
  static String between(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toDays() > 1) {
      return Say.of("%s days", span.toDays());
    }
    if (span.toHours() > 1) {
      return span.toHours() + " h";
    }
    return span.toMinutes() > 1 ? span.toMinutes() + " min" : Math.max(0, span.toSeconds()) + " s";
  }
}
