package levante.cli.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.words.Colours;
import levante.elasticity.simulate.PowerModel;
import levante.elasticity.simulate.RunReport;
import levante.tosca.show.JsonText;

/**
 * What came of one policy, for people and for programs.
 *
 * @param file that sets it; empty for one that was given
 */
record Outcome(String policy, RunReport report, Optional<String> file) {
  private static final String ROW = "%-16s %9s %9s %9s %11s %9s %9s %9s %8s %8s";

  static List<String> lines(List<Outcome> outcomes, boolean json, Colours colours) {
    if (json) {
      return List.of(JsonText.of(outcomes.stream().map(Outcome::fields).toList()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        colours.bold(
            ROW.formatted(
                "policy",
                "mean wait",
                "p95",
                "p99",
                "node-hours",
                "over work",
                "cost",
                "kWh",
                "ups",
                "downs")));
    outcomes.forEach(one -> lines.add(one.row()));
    RunReport any = outcomes.get(0).report();
    lines.add(
        colours.faint(
            "%d jobs, whose work takes %s node-hours"
                .formatted(any.jobs(), text(any.work().toMillis() / 3.6e6, 1))));
    outcomes.forEach(one -> one.file().ifPresent(text -> lines.add("\n" + text.stripTrailing())));
    return lines;
  }

  private String row() {
    return ROW.formatted(
        policy,
        text(report.meanWaitSeconds(), 1) + " s",
        text(report.waitSeconds(95), 0) + " s",
        text(report.waitSeconds(99), 0) + " s",
        text(report.nodeHours(), 1),
        text(report.overWork(), 2),
        text(report.cost().doubleValue(), 2),
        text(report.kilowattHours(PowerModel.DEFAULTS), 1),
        report.scalings().ups(),
        report.scalings().downs());
  }

  private static String text(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", policy);
    fields.put("jobs", report.jobs());
    fields.put("wait_mean_s", rounded(report.meanWaitSeconds()));
    fields.put("wait_p50_s", rounded(report.waitSeconds(50)));
    fields.put("wait_p95_s", rounded(report.waitSeconds(95)));
    fields.put("wait_p99_s", rounded(report.waitSeconds(99)));
    fields.put("makespan_s", rounded(report.makespan().toMillis() / 1000.0));
    fields.put("node_hours", rounded(report.nodeHours()));
    fields.put("work_node_hours", rounded(report.work().toMillis() / 3.6e6));
    fields.put("utilisation", rounded(report.utilisation()));
    fields.put("cost", report.cost());
    fields.put("energy_kwh", rounded(report.kilowattHours(PowerModel.DEFAULTS)));
    fields.put("scale_ups", report.scalings().ups());
    fields.put("scale_downs", report.scalings().downs());
    fields.put("evicted", report.scalings().evicted());
    file.ifPresent(text -> fields.put("file", text));
    return fields;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
