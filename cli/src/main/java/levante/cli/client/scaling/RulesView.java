package levante.cli.client.scaling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The scaling rules of a cluster: {@code GET /api/v1/clusters/{cluster}/scaling}. */
public record RulesView(
    String cluster,
    Optional<String> text,
    long version,
    Optional<String> by,
    Optional<Instant> at,
    Optional<String> trouble,
    InForce inForce,
    List<InForce> next) {
  public RulesView {
    next = List.copyOf(next);
  }

  /** What holds for a time. */
  public record InForce(
      Optional<Instant> from,
      Optional<String> window,
      Optional<Instant> until,
      String policy,
      List<Pool> pools,
      Optional<BigDecimal> eurPerHour,
      List<String> sentences) {}

  /** How many nodes of a pool. */
  public record Pool(String name, int min, int max) {}

  /** What other rules would change: {@code POST .../scaling/plan}. */
  public record Change(
      List<String> goes, List<String> comes, List<String> atOnce, List<String> next) {}
}
