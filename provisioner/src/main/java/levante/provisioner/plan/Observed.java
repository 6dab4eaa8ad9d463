package levante.provisioner.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.ErrorCode;

/** What another system listed, or that it could not. Unknown is never absent. */
public sealed interface Observed<T> {
  /** All there is. */
  record Complete<T>(List<T> items) implements Observed<T> {
    /** Copies the list. */
    public Complete {
      items = List.copyOf(items);
    }

    @Override
    public <R> R match(Function<Complete<T>, R> complete, Function<Incomplete<T>, R> incomplete) {
      return complete.apply(this);
    }
  }

  /** It could not be listed; nothing may be concluded. */
  record Incomplete<T>(ErrorCode code, String why) implements Observed<T> {
    @Override
    public <R> R match(Function<Complete<T>, R> complete, Function<Incomplete<T>, R> incomplete) {
      return incomplete.apply(this);
    }
  }

  /** The answer of the function that fits; exhaustive. */
  <R> R match(Function<Complete<T>, R> complete, Function<Incomplete<T>, R> incomplete);

  /** Whether all was listed. */
  default boolean isComplete() {
    return match(complete -> true, incomplete -> false);
  }

  /** Why it could not be listed; empty when it could. */
  default Optional<String> silence() {
    return match(complete -> Optional.empty(), incomplete -> Optional.of(incomplete.why()));
  }

  /** What was listed; nothing when it could not be: ask {@link #isComplete} first. */
  default List<T> items() {
    return match(Complete::items, incomplete -> List.of());
  }
}
