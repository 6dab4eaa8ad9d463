package levante.web.page.elasticity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done by hand, as it is said on the page that follows. A closed set: it is in a URL. */
enum Done {
  DISABLED("The node gets no more work, and scaling neither counts on it nor touches it."),
  ENABLED("The node is in use again. Its idle time counts from now."),
  RELEASED("The node is drained and then given back. A refused drain releases nothing."),
  ORDERED("The nodes are ordered. Each appears below when it is on its way."),
  RESET("Its failures count no more; it is tried again at once.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** As it stands in the URL. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a URL says; nothing for any other word. */
  static Optional<String> said(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .map(one -> one.sentence)
        .findFirst();
  }
}
