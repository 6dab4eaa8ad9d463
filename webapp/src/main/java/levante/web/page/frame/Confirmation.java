package levante.web.page.frame;

import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.language.Say;

/** That somebody ticked the box which says what is lost. */
public final class Confirmation {
  private static final String YES = "yes";

  private Confirmation() {}

  /** INVALID_REQUEST when it is not ticked. */
  public static void require(String sure) {
    if (!sure.equals(YES)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          Say.of("nothing was done: tick the box that says what is lost"));
    }
  }
}
