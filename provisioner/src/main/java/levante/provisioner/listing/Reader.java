package levante.provisioner.listing;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;

/**
 * Whose list it is.
 *
 * @param user who sees what is his and what is shared with him; absent for the operator, who sees
 *     everybody's
 */
public record Reader(Optional<OwnerId> user) {
  /** The operator. */
  public static final Reader OPERATOR = new Reader(Optional.empty());

  /** A user, or the operator. */
  public Reader {
    Objects.requireNonNull(user, "user");
  }

  /** That user. */
  public static Reader of(OwnerId user) {
    return new Reader(Optional.of(user));
  }
}
