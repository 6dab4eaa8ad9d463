package levante.cli.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster's workers and pools: {@code GET /api/v1/clusters/{cluster}/nodes}. */
public record NodesView(
    String cluster, Optional<String> unseen, List<Node> nodes, List<Pool> pools) {
  public NodesView {
    nodes = List.copyOf(nodes);
    pools = List.copyOf(pools);
  }

  /** A worker. */
  public record Node(
      String name,
      Optional<String> pool,
      String state,
      Instant since,
      boolean enabled,
      Optional<String> disabledBy,
      Amounts used,
      Amounts total) {}

  /** Cpu and memory. */
  public record Amounts(String cpu, String memory) {}

  /** A pool. */
  public record Pool(
      String name,
      int min,
      int max,
      int live,
      int off,
      int failures,
      Optional<Instant> askedAgain) {}

  /** All about one node: {@code GET /api/v1/clusters/{cluster}/nodes/{node}}. */
  public record Info(
      Node node,
      Map<String, String> labels,
      List<String> pods,
      int failures,
      Optional<Instant> drainedAgain,
      List<Act> acts) {}

  /** What a person did. */
  public record Act(Instant at, String by, String verb, String target, String text) {}
}
