package levante.oscar.adapter.sandbox.store;

import java.util.List;
import java.util.Optional;

/** The bytes of an object that a reader wants; {@code part} when they are not simply all. */
record ByteRange(long first, long length, boolean part) {
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** From what jclouds makes of a Range header: {@code 3-7}, {@code 3-} or {@code -5}. */
  static ByteRange of(List<String> ranges, long size) {
    if (ranges.isEmpty()) {
      return new ByteRange(0, size, false);
    }
    String range = ranges.get(0);
    int dash = range.indexOf('-');
    String from = range.substring(0, dash);
    String to = range.substring(dash + 1);
    long first = from.isEmpty() ? Math.max(0, size - Long.parseLong(to)) : Long.parseLong(from);
    long last = from.isEmpty() || to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
    if (first >= size || last < first) {
      throw Blobs.refusal(RANGE_NOT_SATISFIABLE);
    }
    return new ByteRange(first, last - first + 1, true);
  }

  Optional<String> contentRange(long size) {
    return part
        ? Optional.of("bytes %d-%d/%d".formatted(first, first + length - 1, size))
        : Optional.empty();
  }
}
