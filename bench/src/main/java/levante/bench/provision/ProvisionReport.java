package levante.bench.provision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.Growth;
import levante.bench.tool.Report;

/**
 * What a run of the provisioning benchmark measured.
 *
 * @param sizes both servers at each number of machines, the smallest first
 * @param restart what a restart among many machines took
 */
record ProvisionReport(String machine, List<Size> sizes, Restart restart) implements Report {
  static final double RATIO_WANTED = 10;
  static final int RATIO_AT = 100;
  static final double EXPONENT_ALLOWED = 1.2;
  static final Duration RESTART_ALLOWED = Duration.ofSeconds(5);

  ProvisionReport {
    sizes = List.copyOf(sizes);
  }

  /** So many machines on both servers. */
  record Size(Deployment levante, Deployment peer) {
    double ratio() {
      return seconds(peer.processor()) / Math.max(0.01, seconds(levante.processor()));
    }
  }

  /**
   * A kill -9 with changes that nobody has carried out yet.
   *
   * @param reconciled from the first answer to the moment at which all of them are
   */
  record Restart(int infrastructures, int machines, int missing, Duration reconciled) {}

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** How the processor's time grows above what one machine takes. */
  double exponent() {
    List<Size> many = sizes.stream().filter(size -> size.levante().machines() >= RATIO_AT).toList();
    return Growth.exponent(
        many.stream().map(size -> size.levante().machines()).toList(),
        many.stream().map(size -> Math.max(0.01, seconds(size.levante().processor()))).toList());
  }

  @Override
  public List<String> broken() {
    List<String> told = new ArrayList<>();
    for (Size size : sizes) {
      if (size.levante().machines() == RATIO_AT && size.ratio() < RATIO_WANTED) {
        told.add(
            String.format(
                Locale.ROOT,
                "%d machines take %.1f times less of the processor than in IM, not %.0f",
                RATIO_AT,
                size.ratio(),
                RATIO_WANTED));
      }
    }
    if (exponent() > EXPONENT_ALLOWED) {
      told.add(String.format(Locale.ROOT, "cost grows with the power %.2f of size", exponent()));
    }
    if (restart.reconciled().compareTo(RESTART_ALLOWED) > 0) {
      told.add(
          String.format(
              Locale.ROOT, "reconciled %.1f s after a restart", seconds(restart.reconciled())));
    }
    return told;
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(machine);
    for (Size size : sizes) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%5d machines   processor: Levante %.2f s, IM %.2f s, ratio %.1f"
                  + "   clock: Levante %.2f s, IM %.2f s",
              size.levante().machines(),
              seconds(size.levante().processor()),
              seconds(size.peer().processor()),
              size.ratio(),
              seconds(size.levante().clock()),
              seconds(size.peer().clock())));
    }
    lines.add(String.format(Locale.ROOT, "cost grows with the power %.2f of size", exponent()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d machines in %d infrastructures, %d of them still to be made, after kill -9:"
                + " reconciled %.2f s after the first answer",
            restart.machines(),
            restart.infrastructures(),
            restart.missing(),
            seconds(restart.reconciled())));
    broken().forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("machine", machine);
    values.put("sizes", sizes.stream().map(ProvisionReport::values).toList());
    values.put("exponent", exponent());
    values.put("restart_machines", restart.machines());
    values.put("restart_missing", restart.missing());
    values.put("restart_seconds", seconds(restart.reconciled()));
    values.put("broken", broken());
    return values;
  }

  private static Map<String, Object> values(Size size) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("machines", size.levante().machines());
    values.put("levante_processor_seconds", seconds(size.levante().processor()));
    values.put("im_processor_seconds", seconds(size.peer().processor()));
    values.put("levante_clock_seconds", seconds(size.levante().clock()));
    values.put("im_clock_seconds", seconds(size.peer().clock()));
    values.put("ratio", size.ratio());
    return values;
  }
}
