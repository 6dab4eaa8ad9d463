package levante.web.page.elasticity;

import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/** What was done by hand, as it is said on the page that follows. A closed set: it is in a URL. */
public enum Done implements Worded {
  DISABLED("The node gets no more work, and scaling neither counts on it nor touches it."),
  ENABLED("The node is in use again. Its idle time counts from now."),
  RELEASED("The node is drained and then given back. A refused drain releases nothing."),
  ORDERED("The nodes are ordered. Each appears below when it is on its way."),
  RESET("Its failures count no more; it is tried again at once."),
  ASKED("The room is asked for. How much of it is there is told below."),
  WITHDRAWN("The room is asked for no longer."),
  RULED("The scaling rules are written, and hold from now on."),
  UNRULED("The cluster has no scaling rules any more.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** What a URL says was done, in a sentence; nothing for any other word. */
  static Optional<String> said(String word) {
    return Worded.of(values(), word).map(done -> Say.of(done.sentence));
  }
}
