package levante.web.page.clouds;

import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/** What was done by a form, as it is said on the page that follows. */
enum Done implements Worded {
  ADDED("The cloud is stored. What it offers was asked just now."),
  CHANGED("It is changed, for all that is on it too."),
  ASKED("It was asked just now."),
  DELETED("The cloud and its credentials are forgotten.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** What a URL says was done, in a sentence; nothing for any other word. */
  static Optional<String> said(String word) {
    return Worded.of(values(), word).map(done -> Say.of(done.sentence));
  }
}
