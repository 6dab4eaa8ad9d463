package levante.bench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.soak.SoakClient.Work;
import levante.bench.tool.Report;

/**
 * What came of a soak.
 *
 * @param heap megabytes in use after a full collection, at equal distances of time
 * @param left infrastructures that are listed when all are destroyed
 */
record SoakReport(SoakOptions options, Work work, List<Double> heap, int left) implements Report {
  /** Of the mean; less is what a collection leaves behind by chance. */
  static final double GROWTH_ALLOWED = 0.1;

  /** What a server that has just started fills its heap with is no leak. */
  static final Duration GROWTH_AFTER = Duration.ofMinutes(5);

  private static final int MOST_TOLD = 5;

  SoakReport {
    heap = List.copyOf(heap);
  }

  /** How much the heap grew from the second quarter to the last one, as a part of the former. */
  double growth() {
    int quarter = heap.size() / 4;
    if (quarter == 0) {
      return 0;
    }
    double early = mean(heap.subList(quarter, 2 * quarter));
    return mean(heap.subList(heap.size() - quarter, heap.size())) / early - 1;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(0);
  }

  @Override
  public List<String> broken() {
    List<String> told = new ArrayList<>(work.errors().stream().limit(MOST_TOLD).toList());
    if (work.errors().size() > MOST_TOLD) {
      told.add("and %d errors more".formatted(work.errors().size() - MOST_TOLD));
    }
    if (left > 0) {
      told.add("%d infrastructures are left".formatted(left));
    }
    if (growth() > GROWTH_ALLOWED && options.time().compareTo(GROWTH_AFTER) >= 0) {
      told.add(String.format(Locale.ROOT, "the heap grew by %.0f %%", 100 * growth()));
    }
    return told;
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(
        "%d clients in %d minutes: %d infrastructures created, %d destroyed, %d errors, %d left"
            .formatted(
                options.clients(),
                options.time().toMinutes(),
                work.created(),
                work.destroyed(),
                work.errors().size(),
                left));
    lines.add(
        String.format(
            Locale.ROOT,
            "heap in use after collections, MB: %s; growth %.1f %%",
            heap.stream().map(value -> String.format(Locale.ROOT, "%.0f", value)).toList(),
            100 * growth()));
    broken().forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seed", options.seed());
    values.put("created", work.created());
    values.put("destroyed", work.destroyed());
    values.put("errors", work.errors());
    values.put("left", left);
    values.put("heap_megabytes", heap);
    values.put("growth", growth());
    values.put("broken", broken());
    return values;
  }
}
