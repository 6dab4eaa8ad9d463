package levante.cli.client.scaling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A scaling decision: an entry of {@code GET /api/v1/decisions}, which lists the oldest first. */
public record DecisionView(
    long id,
    Instant at,
    String cluster,
    String kind,
    Optional<String> pool,
    Optional<String> node,
    int add,
    String reason,
    Optional<String> outcome,
    List<String> nodes,
    List<String> podsServed,
    List<Unplaceable> unplaceable,
    List<Candidate> candidates) {
  /** A pod that no pool can ever hold, with each pool's reason. */
  public record Unplaceable(String pod, List<Candidate> rejections) {}

  /** A pool that could have grown, and why it did or did not. */
  public record Candidate(String pool, BigDecimal eurPerHour, String verdict, String why) {}
}
