package levante.bench.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How soon changes were told of by streams, and what these took.
 *
 * @param reading streams whose pages were changed
 * @param silent streams that nobody read
 * @param median and {@code p95}, {@code longest} in milliseconds from the request that changed
 *     something to its arrival
 * @param heap megabytes in use before, with, and after them
 */
record StreamTimes(
    int reading, int silent, double median, double p95, double longest, List<Double> heap) {
  /** Source: issue 8. */
  static final double MILLISECONDS_ALLOWED = 1_000;

  /** A part of a page that is being sent, twice, and what the connection takes. */
  static final double MEGABYTES_A_STREAM_ALLOWED = 0.5;

  StreamTimes {
    heap = List.copyOf(heap);
  }

  static StreamTimes of(int reading, int silent, double[] millis, List<Double> heap) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new StreamTimes(
        reading,
        silent,
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
        sorted[sorted.length - 1],
        heap);
  }

  private double allowed() {
    return MEGABYTES_A_STREAM_ALLOWED * (reading + silent);
  }

  List<String> broken() {
    List<String> told = new ArrayList<>();
    if (longest >= MILLISECONDS_ALLOWED) {
      told.add(
          String.format(Locale.ROOT, "a change took %.0f ms to a stream, not under 1000", longest));
    }
    if (heap.get(1) - heap.get(0) > allowed()) {
      told.add(
          String.format(
              Locale.ROOT,
              "streams took %.0f MB of heap, not at most %.0f",
              heap.get(1) - heap.get(0),
              allowed()));
    }
    return told;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d streams read, %d not: a change arrived after %.0f ms by median, p95 %.0f ms, the"
            + " longest %.0f ms; heap %.0f MB before, %.0f MB with them, %.0f MB after",
        reading,
        silent,
        median,
        p95,
        longest,
        heap.get(0),
        heap.get(1),
        heap.get(2));
  }
}
