package levante.web.page.export;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Some rows of a list, so that never more than these are held.
 *
 * @param next how those after them are read; absent after the last
 */
public record Chunk<R>(List<R> rows, Optional<Supplier<Chunk<R>>> next) {
  public Chunk {
    rows = List.copyOf(rows);
    Objects.requireNonNull(next, "next");
  }

  /** All rows of a list that is held anyway. */
  public static <R> Chunk<R> all(List<R> rows) {
    return new Chunk<>(rows, Optional.empty());
  }
}
