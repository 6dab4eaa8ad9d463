package levante.cli.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import levante.cli.client.NodesView;

/** Nodes as {@code clues status} and {@code clues shownode} print them: the same columns. */
final class NodesText {
  private static final String ROW = "%-32s  %8s  %8s  %12s  %16s  %16s";

  private NodesText() {}

  static List<String> status(NodesView cluster, Instant now) {
    List<String> lines = new ArrayList<>();
    String unseen = cluster.unseen().map(why -> ", which cannot be seen: " + why).orElse("");
    lines.add("cluster " + cluster.cluster() + unseen);
    lines.add(
        ROW.formatted(
            "node", "state", "enabled", "time stable", "(cpu,mem) used", "(cpu,mem) total"));
    cluster.nodes().forEach(node -> lines.add(row(node, now)));
    cluster.pools().forEach(pool -> lines.add(row(pool)));
    return lines;
  }

  static List<String> info(NodesView.Info info) {
    NodesView.Node node = info.node();
    List<String> lines = new ArrayList<>();
    lines.add("Name: " + node.name());
    lines.add("Pool: " + node.pool().orElse("none"));
    lines.add(
        "Enabled: "
            + node.disabledBy().map(by -> "No, disabled by %s".formatted(by)).orElse("Yes"));
    lines.add("State: " + node.state());
    lines.add("Time got current state: " + node.since());
    lines.add("Cpu (used/total): %s/%s".formatted(node.used().cpu(), node.total().cpu()));
    lines.add("Memory (used/total): %s/%s".formatted(node.used().memory(), node.total().memory()));
    lines.add(
        "Drains refused in a row: %d%s"
            .formatted(
                info.failures(),
                info.drainedAgain().map(at -> ", not drained before " + at).orElse("")));
    lines.add("Pods: " + String.join(" ", info.pods()));
    lines.add("Labels: " + info.labels());
    info.acts().forEach(act -> lines.add("%s  %s: %s".formatted(act.at(), act.by(), act.text())));
    return lines;
  }

  private static String row(NodesView.Node node, Instant now) {
    return ROW.formatted(
        node.name(),
        node.state(),
        node.enabled() ? "enabled" : "disabled",
        spoken(Duration.between(node.since(), now)),
        amounts(node.used()),
        amounts(node.total()));
  }

  private static String row(NodesView.Pool pool) {
    return "pool %s: %d of %d to %d nodes, %d off%s"
        .formatted(
            pool.name(),
            pool.live(),
            pool.min(),
            pool.max(),
            pool.off(),
            pool.askedAgain()
                .map(at -> "; failed %d times, not asked before %s".formatted(pool.failures(), at))
                .orElse(""));
  }

  private static String amounts(NodesView.Amounts of) {
    return of.cpu() + "," + of.memory();
  }

  /** As CLUES: {@code 01h02'03"}, but that hours go on after 24. */
  static String spoken(Duration stable) {
    Duration time = stable.isNegative() ? Duration.ZERO : stable;
    return "%02dh%02d'%02d\"".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
