package levante.web.page.export;

import java.util.Objects;
import java.util.function.Function;

/**
 * One column of a list.
 *
 * @param name in snake case
 * @param cell what a row has there: a text, a number, a truth, an {@link java.time.Instant}, a list
 *     of texts, or an {@link java.util.Optional} of one of those
 */
public record Column<R>(String name, Function<R, ?> cell) {
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cell, "cell");
  }
}
