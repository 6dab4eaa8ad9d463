package levante.kernel;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a text: line and column count from 1, the length is in characters and may be 0 (a
 * point).
 */
public record SourcePosition(String file, int line, int column, int length)
    implements Comparable<SourcePosition> {
  private static final Comparator<SourcePosition> ORDER =
      Comparator.comparing(SourcePosition::file)
          .thenComparingInt(SourcePosition::line)
          .thenComparingInt(SourcePosition::column)
          .thenComparingInt(SourcePosition::length);

  public SourcePosition {
    Objects.requireNonNull(file, "file");
    if (line < 1 || column < 1 || length < 0) {
      throw new IllegalStateException(
          "line %d, column %d, length %d: lines and columns count from 1"
              .formatted(line, column, length));
    }
  }

  /** The first character of a file, for problems of the file as a whole. */
  public static SourcePosition startOf(String file) {
    return new SourcePosition(file, 1, 1, 0);
  }

  @Override
  public int compareTo(SourcePosition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
