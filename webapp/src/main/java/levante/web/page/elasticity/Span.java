package levante.web.page.elasticity;

import java.time.Duration;
import levante.web.page.frame.Worded;

/** How much of the past a graph shows. */
public enum Span implements Worded {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7));

  private final Duration length;

  Span(Duration length) {
    this.length = length;
  }

  /** Up to now. */
  public Duration length() {
    return length;
  }

  /** What a URL says; an hour for any other word. */
  static Span of(String word) {
    return Worded.of(values(), word).orElse(HOUR);
  }
}
