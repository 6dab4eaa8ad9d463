package levante.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import levante.bench.tool.Report;

/**
 * What a run of the TOSCA benchmark measured.
 *
 * @param read what kubernetes.yaml costs in a warm process
 * @param peerSeconds of the processor for the same in tosca-parser, its best in a warm process
 * @param sizes of generated topologies
 */
record ToscaReport(String machine, Read read, double peerSeconds, List<Size> sizes, double exponent)
    implements Report {
  static final double RATIO_WANTED = 50;
  static final double SECONDS_ALLOWED = 2;
  static final double EXPONENT_ALLOWED = 1.2;

  ToscaReport {
    sizes = List.copyOf(sizes);
  }

  /**
   * A warm reading; both sides are held against each other by the processor, since the clock runs
   * for whoever else works on the machine.
   *
   * @param clockSeconds the mean by JMH
   * @param processorSeconds the best of some rounds
   */
  record Read(double clockSeconds, double processorSeconds) {}

  /**
   * One size, both with 256 MB of heap.
   *
   * @param coldSeconds of a fresh process without compiled code; told, nothing is promised of it
   * @param warmSeconds the best of a warm one, which the promise is about
   */
  record Size(int nodeTemplates, double coldSeconds, double warmSeconds) {}

  double ratio() {
    return peerSeconds / read.processorSeconds();
  }

  @Override
  public List<String> broken() {
    List<String> told = new ArrayList<>();
    if (ratio() < RATIO_WANTED) {
      told.add(
          String.format(
              Locale.ROOT, "%.1f times as fast as tosca-parser, not %.0f", ratio(), RATIO_WANTED));
    }
    if (exponent > EXPONENT_ALLOWED) {
      told.add(String.format(Locale.ROOT, "cost grows with the power %.2f of size", exponent));
    }
    for (Size size : sizes) {
      if (size.warmSeconds() > SECONDS_ALLOWED) {
        told.add("%d node templates take more than 2 s".formatted(size.nodeTemplates()));
      }
    }
    return told;
  }

  @Override
  public String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(machine);
    lines.add(
        String.format(
            Locale.ROOT,
            "kubernetes.yaml   Levante %.3f ms   tosca-parser %.1f ms of the processor   ratio %.1f",
            read.processorSeconds() * 1e3,
            peerSeconds * 1e3,
            ratio()));
    lines.add(
        String.format(
            Locale.ROOT, "by the clock      Levante %.3f ms (JMH)", read.clockSeconds() * 1e3));
    for (Size size : sizes) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%6d node templates   cold %.3f s   warm %.4f s",
              size.nodeTemplates(),
              size.coldSeconds(),
              size.warmSeconds()));
    }
    lines.add(String.format(Locale.ROOT, "cost grows with the power %.2f of size", exponent));
    broken().forEach(one -> lines.add("NOT KEPT: " + one));
    return lines.toString();
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("machine", machine);
    values.put("kubernetes_seconds", read.clockSeconds());
    values.put("kubernetes_processor_seconds", read.processorSeconds());
    values.put("tosca_parser_seconds", peerSeconds);
    values.put("ratio", ratio());
    values.put("sizes", sizes);
    values.put("exponent", exponent);
    values.put("broken", broken());
    return values;
  }
}
