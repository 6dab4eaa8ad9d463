package levante.bench.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.tool.Report;

/**
 * What a run measured.
 *
 * @param sizes the small server first
 * @param streams on the large one
 */
record PagesReport(List<Measured> sizes, Changing changing, StreamTimes streams) implements Report {
  /** Of the median of every page of the large server. Source: issue 8. */
  static final double MILLISECONDS_ALLOWED = 100;

  PagesReport {
    sizes = List.copyOf(sizes);
  }

  /** One server's pages, nothing else going on. */
  record Measured(int infrastructures, int jobs, List<PageTime> pages, double heapMegabytes) {
    Measured {
      pages = List.copyOf(pages);
    }
  }

  /**
   * The large server's pages while infrastructures come and go.
   *
   * @param infrastructures that came and went meanwhile
   */
  record Changing(int infrastructures, List<PageTime> pages) {
    Changing {
      pages = List.copyOf(pages);
    }
  }

  private Measured large() {
    return sizes.get(sizes.size() - 1);
  }

  @Override
  public List<String> broken() {
    List<String> told = new ArrayList<>();
    for (PageTime page : large().pages()) {
      if (page.median() >= MILLISECONDS_ALLOWED) {
        told.add(
            String.format(
                Locale.ROOT,
                "%s took %.0f ms by median, not under %.0f",
                page.name(),
                page.median(),
                MILLISECONDS_ALLOWED));
      }
    }
    told.addAll(streams.broken());
    return told;
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    for (Measured size : sizes) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d infrastructures, %d jobs, heap %.0f MB",
              size.infrastructures(),
              size.jobs(),
              size.heapMegabytes()));
      size.pages().forEach(page -> lines.add(page.text()));
    }
    lines.add("While %d infrastructures came and went".formatted(changing.infrastructures()));
    changing.pages().forEach(page -> lines.add(page.text()));
    lines.add(streams.text());
    broken().forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sizes", sizes);
    values.put("changing", changing);
    values.put("streams", streams);
    values.put("broken", broken());
    return values;
  }
}
