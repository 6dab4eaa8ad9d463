package levante.web.page.elasticity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How much of the past a graph shows. */
public enum Span {
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

  /** As it stands in the URL. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a URL says; an hour for any other word. */
  static Span of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(HOUR);
  }
}
