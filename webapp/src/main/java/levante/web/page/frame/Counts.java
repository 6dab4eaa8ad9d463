package levante.web.page.frame;

import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Numbers that a form sent. */
public final class Counts {
  private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,3}");

  private Counts() {}

  /** A number from 1 to 9,999; INVALID_REQUEST. */
  public static int positive(String text) {
    if (!POSITIVE.matcher(text.strip()).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'%s' is no number from 1 to 9999".formatted(text));
    }
    return Integer.parseInt(text.strip());
  }
}
