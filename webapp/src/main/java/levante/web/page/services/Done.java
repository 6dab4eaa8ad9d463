package levante.web.page.services;

import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/**
 * What was done by a form, as it is said on the page that follows. A closed set: it is in a URL.
 */
public enum Done implements Worded {
  APPLIED("The services are applied. A file that is put into an input starts its job."),
  DELETED(
      "The service is deleted. Its files stay where they are; what waited or ran is cancelled."),
  REPLAYED("What was given up waits for its next job, with the service as it is now."),
  CANCELLED("The job is being cancelled. Its file is not tried again by itself."),
  JOB_DELETED("The job is deleted, with its log."),
  JOBS_DELETED("The jobs are deleted, with their logs.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** What a URL says was done, in a sentence; nothing for any other word. */
  public static Optional<String> said(String word) {
    return Worded.of(values(), word).map(done -> Say.of(done.sentence));
  }
}
