package levante.web.language;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * In which language what this thread draws is said. Bound to the thread, and only while one request
 * is answered or one live part is drawn: words are made in many places, none of which is to be told
 * the language by all who call it. Where nobody speaks it is English.
 *
 * @param place the page that is asked for, to come back to in another language
 */
public record Speech(Language language, String place) {
  private static final Speech NOBODY = new Speech(Language.ENGLISH, "/");
  private static final ThreadLocal<Speech> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

  public Speech {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(place, "place");
  }

  /** The language that is spoken. */
  public static Language now() {
    return current().language();
  }

  /** Does some work in a language. */
  public static <T> T in(Language language, Supplier<T> work) {
    Speech before = begin(new Speech(language, current().place()));
    try {
      return work.get();
    } finally {
      end(before);
    }
  }

  static Speech current() {
    return CURRENT.get();
  }

  /** From now on it is this one; what it was before is handed to {@link #end}. */
  public static Speech begin(Speech next) {
    Speech before = CURRENT.get();
    CURRENT.set(next);
    return before;
  }

  /** It is again what it was before. */
  public static void end(Speech before) {
    if (before.equals(NOBODY)) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
