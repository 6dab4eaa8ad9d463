package levante.web.page.frame;

import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.language.Say;

/** Numbers that a form sent. */
public final class Counts {
  private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,3}");

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  private Counts() {}

  /** A number of something that is counted from 0 on; INVALID_REQUEST. */
  public static int index(String text) {
    if (!INDEX.matcher(text).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'%s' is no number of any".formatted(text));
    }
    return Integer.parseInt(text);
  }

  /** A number from 1 to 9,999; INVALID_REQUEST. */
  public static int positive(String text) {
    if (!POSITIVE.matcher(text.strip()).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, Say.of("'%s' is no number from 1 to 9999", text));
    }
    return Integer.parseInt(text.strip());
  }
}
