package levante.elasticity.adapter.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import levante.elasticity.work.Work;
import levante.elasticity.work.WorkLedger;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Jdbi;

/** {@link WorkLedger} in Levante's database. */
public final class JdbcWorkLedger implements WorkLedger {
  private final Jdbi jdbi;
  private final Duration kept;
  private final int most;

  /**
   * Makes the tables when they are not there.
   *
   * @param kept how long work is remembered after its end
   * @param most so much ended work of a cluster is remembered
   */
  public JdbcWorkLedger(DataSource levante, Duration kept, int most) {
    this.jdbi = ElasticityTables.migrated(levante);
    this.kept = kept;
    this.most = most;
  }

  @Override
  public List<Work> open(ClusterId cluster) {
    return jdbi.withHandle(handle -> WorkRows.open(handle, cluster));
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return jdbi.withHandle(WorkRows::clustersWithOpen);
  }

  @Override
  public void keep(ClusterId cluster, List<Work> changed) {
    if (!changed.isEmpty()) {
      jdbi.useTransaction(handle -> WorkRows.write(handle, cluster, changed));
    }
  }

  @Override
  public void forget(ClusterId cluster, Instant now) {
    jdbi.useTransaction(handle -> WorkRows.forget(handle, cluster, now.minus(kept), most));
  }

  @Override
  public void each(ClusterId cluster, Span span, int newest, Consumer<Work> row) {
    // In a transaction, so that PostgreSQL hands rows over bit by bit.
    jdbi.useTransaction(handle -> WorkRows.each(handle, cluster, span, newest, row));
  }

  @Override
  public int count(ClusterId cluster, Span span) {
    return jdbi.withHandle(handle -> WorkRows.count(handle, cluster, span));
  }
}
