package levante.web.page.whatif;

import java.time.Duration;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/** How much of the past is replayed. */
public enum Past implements Worded {
  DAY(Duration.ofDays(1), "the last day"),
  WEEK(Duration.ofDays(7), "the last 7 days");

  private final Duration length;
  private final String words;

  Past(Duration length, String words) {
    this.length = length;
    this.words = words;
  }

  /** What a URL says; a day for any other word. */
  static Past of(String word) {
    return Worded.of(values(), word).orElse(DAY);
  }

  /** Up to now. */
  Duration length() {
    return length;
  }

  /** As a sentence has it. */
  public String words() {
    return Say.of(words);
  }
}
