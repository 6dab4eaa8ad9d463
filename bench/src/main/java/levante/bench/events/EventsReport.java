package levante.bench.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.tool.Report;

/**
 * What the intake takes.
 *
 * @param threads that brought events at the same time
 * @param intakes by backlog, the shortest first
 */
record EventsReport(int threads, List<Intake> intakes) implements Report {
  static final double EVENTS_PROMISED = 3_000;

  /** Of the rate with the shortest backlog, what is left with any longer one. */
  static final double FLAT = 0.67;

  EventsReport {
    intakes = List.copyOf(intakes);
  }

  /**
   * One backlog.
   *
   * @param backlog deliveries that wait
   * @param perSecond events that were committed, each before its bringer went on
   * @param alonePerSecond the same rows, each in a transaction of its own
   * @param lookedUpPerSecond events that became deliveries, in a storage that takes no time
   * @param lookMillis a look of the dispatch at what waits, the median
   */
  record Intake(
      int backlog,
      double perSecond,
      double alonePerSecond,
      double lookedUpPerSecond,
      double lookMillis) {}

  @Override
  public List<String> broken() {
    List<String> told = new ArrayList<>();
    Intake shortest = intakes.get(0);
    for (Intake intake : intakes) {
      if (intake.perSecond() < EVENTS_PROMISED) {
        told.add(
            say(
                "%.0f events/s with %d that wait, not %.0f",
                intake.perSecond(), intake.backlog(), EVENTS_PROMISED));
      }
      flat(told, "the intake", intake, intake.perSecond() / shortest.perSecond());
      flat(told, "looking up", intake, intake.lookedUpPerSecond() / shortest.lookedUpPerSecond());
      flat(told, "the dispatch", intake, shortest.lookMillis() / intake.lookMillis());
    }
    return told;
  }

  private static void flat(List<String> told, String what, Intake intake, double ratio) {
    if (ratio < FLAT) {
      told.add(say("%s is not flat: %.2f with %d that wait", what, ratio, intake.backlog()));
    }
  }

  private static String say(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(say("%d threads, PostgreSQL, %d services", threads, MeasuredInbox.SERVICES));
    for (Intake one : intakes) {
      lines.add(
          say(
              "%8d wait   %7.0f events/s committed, %5.1f times one commit each (%.0f)"
                  + "   %7.0f/s looked up   a look of the dispatch %6.1f ms",
              one.backlog(),
              one.perSecond(),
              one.perSecond() / one.alonePerSecond(),
              one.alonePerSecond(),
              one.lookedUpPerSecond(),
              one.lookMillis()));
    }
    broken().forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("threads", threads);
    values.put("intakes", intakes);
    values.put("broken", broken());
    return values;
  }
}
