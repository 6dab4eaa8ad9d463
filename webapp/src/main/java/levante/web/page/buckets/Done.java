package levante.web.page.buckets;

import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/** What was done by a form, as it is said on the page that follows. */
enum Done implements Worded {
  DELETED("The files are deleted."),
  MADE("The bucket is made."),
  REMOVED("The bucket is deleted, with all that was in it.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** What a URL says was done, in a sentence; nothing for any other word. */
  static Optional<String> said(String word) {
    return Worded.of(values(), word).map(done -> Say.of(done.sentence));
  }
}
