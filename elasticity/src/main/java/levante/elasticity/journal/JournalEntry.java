package levante.elasticity.journal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.decide.ScalingDecision;
import levante.kernel.ClusterId;

/**
 * One decision in the journal.
 *
 * @param id rises with time over all clusters
 * @param nodes for a scale-up: the nodes that came of it; else the node it is about
 * @param outcome empty while it is open; a Hold is closed at once
 */
public record JournalEntry(
    long id,
    ClusterId cluster,
    Instant decided,
    ScalingDecision decision,
    List<String> nodes,
    Optional<Outcome> outcome) {
  public JournalEntry {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(decided, "decided");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(outcome, "outcome");
    nodes = List.copyOf(nodes);
  }
}
