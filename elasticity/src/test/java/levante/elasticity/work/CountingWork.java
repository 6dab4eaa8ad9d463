package levante.elasticity.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import levante.elasticity.TestDatabase;
import levante.elasticity.adapter.jdbc.JdbcWorkLedger;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** A record in a database that counts what is written, and may be out of order. */
final class CountingWork implements WorkLedger {
  final JdbcWorkLedger store =
      new JdbcWorkLedger(TestDatabase.fresh(), Duration.ofDays(30), 200_000);
  int written;
  boolean broken;

  List<Work> all(ClusterId cluster) {
    List<Work> all = new ArrayList<>();
    each(cluster, new Span(Instant.EPOCH, Instant.parse("2099-01-01T00:00:00Z")), 99, all::add);
    return all;
  }

  @Override
  public List<Work> open(ClusterId cluster) {
    return store.open(cluster);
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return store.clustersWithOpen();
  }

  @Override
  public void keep(ClusterId cluster, List<Work> changed) {
    if (broken) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "the database does not answer");
    }
    written += changed.size();
    store.keep(cluster, changed);
  }

  @Override
  public void forget(ClusterId cluster, Instant now) {
    store.forget(cluster, now);
  }

  @Override
  public void each(ClusterId cluster, Span span, int most, Consumer<Work> row) {
    store.each(cluster, span, most, row);
  }

  @Override
  public int count(ClusterId cluster, Span span) {
    return store.count(cluster, span);
  }
}
