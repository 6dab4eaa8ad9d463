package levante.elasticity.cluster;

import java.util.Objects;
import java.util.function.Function;
import levante.kernel.ErrorCode;

/**
 * What an observer saw: everything, or why not. What could not be seen is unknown, never absent.
 *
 * @param <T> what a complete observation holds
 */
public sealed interface Observation<T> {
  /** Everything was seen. */
  record Complete<T>(T seen) implements Observation<T> {
    public Complete {
      Objects.requireNonNull(seen, "seen");
    }

    @Override
    public <R> R match(Function<Complete<T>, R> complete, Function<Incomplete<T>, R> incomplete) {
      return complete.apply(this);
    }
  }

  /** Not everything could be seen; nothing may be concluded from it. */
  record Incomplete<T>(ErrorCode code, String message) implements Observation<T> {
    public Incomplete {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public <R> R match(Function<Complete<T>, R> complete, Function<Incomplete<T>, R> incomplete) {
      return incomplete.apply(this);
    }
  }

  /** One of the two. */
  <R> R match(Function<Complete<T>, R> complete, Function<Incomplete<T>, R> incomplete);

  /** Goes on with what was seen; incomplete stays incomplete. */
  default <R> Observation<R> then(Function<T, Observation<R>> next) {
    return match(
        complete -> next.apply(complete.seen()),
        incomplete -> new Incomplete<>(incomplete.code(), incomplete.message()));
  }
}
