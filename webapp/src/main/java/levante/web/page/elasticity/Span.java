package levante.web.page.elasticity;

import java.time.Duration;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/** How much of the past a graph shows. */
public enum Span implements Worded {
  HOUR("The last hour", Duration.ofHours(1)),
  DAY("The last day", Duration.ofDays(1)),
  WEEK("The last week", Duration.ofDays(7));

  private final String title;
  private final Duration length;

  Span(String title, Duration length) {
    this.title = title;
    this.length = length;
  }

  /** As the page writes it. */
  public String title() {
    return Say.of(title);
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
