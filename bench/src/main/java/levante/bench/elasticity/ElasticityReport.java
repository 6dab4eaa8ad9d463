package levante.bench.elasticity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.tool.Report;

/**
 * What a pass costs.
 *
 * @param passes by size
 * @param exponent of growth from 100 nodes on; pods and waiting pods grow with the nodes
 */
record ElasticityReport(List<Pass> passes, double exponent) implements Report {
  static final int SIZE_PROMISED = 1_000;
  static final double MILLIS_ALLOWED = 100;

  ElasticityReport {
    passes = List.copyOf(passes);
  }

  /** One size, by the clock. */
  record Pass(int nodes, double medianMillis, double p99Millis) {}

  @Override
  public List<String> broken() {
    List<String> told = new ArrayList<>();
    for (Pass pass : passes) {
      if (pass.nodes() == SIZE_PROMISED && pass.medianMillis() > MILLIS_ALLOWED) {
        told.add(
            String.format(
                Locale.ROOT,
                "a pass at %d nodes takes %.0f ms, not %.0f",
                pass.nodes(),
                pass.medianMillis(),
                MILLIS_ALLOWED));
      }
    }
    return told;
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    for (Pass pass : passes) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%5d nodes, %6d pods, %4d waiting   median %8.2f ms   p99 %8.2f ms",
              pass.nodes(),
              pass.nodes() * BusyCluster.PODS,
              pass.nodes(),
              pass.medianMillis(),
              pass.p99Millis()));
    }
    lines.add(String.format(Locale.ROOT, "cost grows with the power %.2f of size", exponent));
    broken().forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("passes", passes);
    values.put("exponent", exponent);
    values.put("broken", broken());
    return values;
  }
}
