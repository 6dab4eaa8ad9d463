package levante.web.page.services;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What was done by a form, as it is said on the page that follows. A closed set: it is in a URL.
 */
public enum Done {
  APPLIED("The services are applied. A file that is put into an input starts its job."),
  DELETED(
      "The service is deleted. Its files stay where they are; what waited or ran is cancelled."),
  REPLAYED("What was given up waits for its next job, with the service as it is now."),
  CANCELLED("The job is being cancelled. Its file is not tried again by itself.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** For the person who asked for it. */
  public String sentence() {
    return sentence;
  }

  /** As it stands in the URL. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a URL says; nothing for any other word. */
  public static Optional<String> said(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .map(Done::sentence)
        .findFirst();
  }
}
