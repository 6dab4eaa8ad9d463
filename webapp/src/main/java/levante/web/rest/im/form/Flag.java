package levante.web.rest.im.form;

import java.util.List;
import java.util.Locale;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * A query parameter that is yes or no, in any of the words that IM's clients use. JAX-RS makes one
 * of a parameter's text.
 */
public record Flag(boolean isSet) {
  private static final List<String> YES = List.of("1", "true", "yes", "on", "t", "y");
  private static final List<String> NO = List.of("0", "false", "no", "off", "f", "n");

  /** The flag that a parameter's text means. */
  public static Flag valueOf(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return new Flag(YES.contains(word));
    }
    throw new LevanteException(
        ErrorCode.INVALID_REQUEST, "'%s' is neither yes nor no".formatted(text));
  }
}
