package levante.bench.elasticity;

import java.util.List;
import java.util.Map;
import levante.bench.tool.Report;

/**
 * What came of days on which much went wrong.
 *
 * @param days how many were played
 * @param broken a sentence for each promise that was not kept
 */
record FaultyDaysReport(int days, List<String> broken) implements Report {
  FaultyDaysReport {
    broken = List.copyOf(broken);
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder("%d days".formatted(days));
    broken.forEach(one -> text.append("%nNOT KEPT: %s".formatted(one)));
    return text.toString();
  }

  @Override
  public Map<String, Object> values() {
    return Map.of("days", days, "broken", broken);
  }
}
