package levante.provisioner.terms;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * Holds an infrastructure as it is: nothing of it is taken away, stopped or edited.
 *
 * @param by who locked it
 * @param reason for a person; may be empty
 */
public record Lock(OwnerId by, Instant at, String reason) {
  private static final int LONGEST = 200;

  public Lock {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    if (reason.length() > LONGEST) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "a lock's reason has at most %d characters".formatted(LONGEST));
    }
  }

  /** Who, since when and why. */
  public String sentence() {
    return "locked by %s since %s%s".formatted(by, at, reason.isEmpty() ? "" : ": " + reason);
  }
}
