package levante.web.page.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One of a closed set that stands in URLs by its word: nobody makes our pages say anything else.
 */
public interface Worded {
  /** Of the constant. */
  String name();

  /** As it stands in the URL. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a URL says; nothing for a word of none of them. */
  static <T extends Worded> Optional<T> of(T[] all, String word) {
    return Arrays.stream(all).filter(one -> one.word().equals(word)).findFirst();
  }
}
