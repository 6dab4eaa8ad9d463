package levante.web.page.frame;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import levante.kernel.LevanteException;

/**
 * What became of something that a person asked for by a page: unlike a program, a person is shown
 * the page again, with why it was refused.
 */
public final class Attempt<T> {
  private final Optional<T> done;
  private final Optional<Refusal> refusal;

  private Attempt(Optional<T> done, Optional<Refusal> refusal) {
    this.done = done;
    this.refusal = refusal;
  }

  /** Tries it once. */
  public static <T> Attempt<T> at(Supplier<T> work) {
    try {
      return new Attempt<>(Optional.of(work.get()), Optional.empty());
    } catch (LevanteException ending) {
      return new Attempt<>(Optional.empty(), Optional.of(Refusal.of(ending)));
    }
  }

  /** The same of what loses something: the box that says so has to be ticked. */
  public static <T> Attempt<T> sure(String tick, Supplier<T> work) {
    return at(
        () -> {
          Confirmation.require(tick);
          return work.get();
        });
  }

  /** The answer of the one function that fits. */
  public <R> R match(Function<T, R> whenDone, Function<Refusal, R> whenRefused) {
    return done.map(whenDone).orElseGet(() -> whenRefused.apply(refusal.orElseThrow()));
  }
}
