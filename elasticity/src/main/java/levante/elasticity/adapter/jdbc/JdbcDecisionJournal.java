package levante.elasticity.adapter.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.cluster.Setback;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.NodeCounts;
import levante.elasticity.journal.Outcome;
import levante.elasticity.journal.TrackedNode;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link DecisionJournal} in Levante's database. */
public final class JdbcDecisionJournal implements DecisionJournal {
  private final Jdbi jdbi;

  /** Makes the tables when they are not there. */
  public JdbcDecisionJournal(DataSource levante) {
    this.jdbi = ElasticityTables.migrated(levante);
  }

  @Override
  public List<ScalingDecision> record(
      ClusterId cluster, Instant now, List<ScalingDecision> decisions) {
    return jdbi.inTransaction(
        handle -> {
          List<JournalEntry> open = DecisionRows.open(handle, cluster);
          List<ScalingDecision> written = new ArrayList<>();
          for (ScalingDecision decision : decisions) {
            if (isNew(handle, cluster, open, decision)) {
              DecisionRows.insert(handle, cluster, now, decision);
              written.add(decision);
            }
          }
          return List.copyOf(written);
        });
  }

  @Override
  public void close(ClusterId cluster, long id, Outcome outcome) {
    jdbi.useHandle(handle -> DecisionRows.close(handle, cluster, id, outcome));
  }

  @Override
  public void track(ClusterId cluster, List<TrackedNode> nodes) {
    jdbi.useTransaction(
        handle -> nodes.forEach(node -> TrackedNodeRows.write(handle, cluster, node)));
  }

  @Override
  public List<TrackedNode> tracked(ClusterId cluster) {
    return jdbi.withHandle(handle -> TrackedNodeRows.current(handle, cluster));
  }

  @Override
  public List<OpenDecision> open(ClusterId cluster) {
    return jdbi.withHandle(handle -> DecisionRows.open(handle, cluster)).stream()
        .map(row -> new OpenDecision(row.id(), row.decided(), row.decision(), row.nodes()))
        .toList();
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return jdbi.withHandle(DecisionRows::clustersWithOpen);
  }

  @Override
  public List<JournalEntry> before(ClusterId cluster, long id, int limit) {
    return jdbi.withHandle(handle -> DecisionRows.before(handle, cluster, id, limit));
  }

  @Override
  public Optional<JournalEntry> broughtBy(ClusterId cluster, String node) {
    return jdbi.withHandle(handle -> DecisionRows.broughtBy(handle, cluster, node));
  }

  @Override
  public List<Setback> setbacks(ClusterId cluster) {
    return jdbi.withHandle(handle -> DecisionRows.setbacks(handle, cluster));
  }

  @Override
  public List<Duration> boots(ClusterId cluster, int limit) {
    return jdbi.withHandle(handle -> TrackedNodeRows.boots(handle, cluster, limit));
  }

  @Override
  public NodeCounts counts(ClusterId cluster) {
    return jdbi.withHandle(handle -> TrackedNodeRows.counts(handle, cluster));
  }

  private static boolean isNew(
      Handle handle, ClusterId cluster, List<JournalEntry> open, ScalingDecision decision) {
    if (decision.kind() == ScalingDecision.Kind.HOLD) {
      return DecisionRows.before(handle, cluster, Long.MAX_VALUE, 1).stream()
          .map(JournalEntry::decision)
          .noneMatch(decision::equals);
    }
    return open.stream().noneMatch(row -> row.decision().sameAs(decision));
  }
}
