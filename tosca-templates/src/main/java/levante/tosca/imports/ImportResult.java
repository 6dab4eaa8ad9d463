package levante.tosca.imports;

import java.util.Objects;
import java.util.function.Function;

/** What became of the search for an imported file. */
public sealed interface ImportResult {
  /**
   * It is there.
   *
   * @param name what diagnostics call it and what its own imports are relative to: a URL, or a path
   */
  record Found(String name, String text) implements ImportResult {
    public Found {
      Objects.requireNonNull(text, "text");
      if (name.isBlank()) {
        throw new IllegalStateException("an imported file needs a name");
      }
    }

    @Override
    public <R> R match(
        Function<Found, R> found,
        Function<NotFound, R> notFound,
        Function<Refused, R> refused,
        Function<Unreachable, R> unreachable) {
      return found.apply(this);
    }
  }

  /** This source has no such file. */
  record NotFound() implements ImportResult {
    @Override
    public <R> R match(
        Function<Found, R> found,
        Function<NotFound, R> notFound,
        Function<Refused, R> refused,
        Function<Unreachable, R> unreachable) {
      return notFound.apply(this);
    }
  }

  /**
   * Templates may not read it.
   *
   * @param reason the end of a sentence, such as {@code it is outside of the template's folder}
   */
  record Refused(String reason) implements ImportResult {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <R> R match(
        Function<Found, R> found,
        Function<NotFound, R> notFound,
        Function<Refused, R> refused,
        Function<Unreachable, R> unreachable) {
      return refused.apply(this);
    }
  }

  /**
   * It may be there, but could not be read.
   *
   * @param reason the end of a sentence, such as {@code the server answered 503}
   */
  record Unreachable(String reason) implements ImportResult {
    public Unreachable {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <R> R match(
        Function<Found, R> found,
        Function<NotFound, R> notFound,
        Function<Refused, R> refused,
        Function<Unreachable, R> unreachable) {
      return unreachable.apply(this);
    }
  }

  /** The answer of the one function that fits. */
  <R> R match(
      Function<Found, R> found,
      Function<NotFound, R> notFound,
      Function<Refused, R> refused,
      Function<Unreachable, R> unreachable);
}
