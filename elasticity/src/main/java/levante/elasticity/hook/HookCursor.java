package levante.elasticity.hook;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.Backoff;

/**
 * How far telling has come.
 *
 * @param last the last record that was told
 * @param failures how often in a row the next one could not be told
 * @param retryAt when it is tried again
 */
public record HookCursor(long last, int failures, Optional<Instant> retryAt) {
  public HookCursor {
    Objects.requireNonNull(retryAt, "retryAt");
  }

  /** After that record. */
  public static HookCursor after(long last) {
    return new HookCursor(last, 0, Optional.empty());
  }

  boolean due(Instant now) {
    return retryAt.filter(now::isBefore).isEmpty();
  }

  HookCursor failed(Instant now, Backoff backoff) {
    return new HookCursor(last, failures + 1, Optional.of(now.plus(backoff.after(failures + 1))));
  }
}
