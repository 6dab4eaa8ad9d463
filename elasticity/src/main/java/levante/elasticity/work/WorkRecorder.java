package levante.elasticity.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.cluster.ClusterView;
import levante.kernel.ClusterId;

/**
 * Writes down the work of clusters, look by look. A look that shows nothing new writes nothing; the
 * first one after a start goes on with the work that was open. Pods that come and go between two
 * looks are never seen. One thread at a time.
 */
public final class WorkRecorder {
  private static final Duration HOUR = Duration.ofHours(1);

  /** So many rows, and what is too old or too much goes before the hour is over. */
  private static final int MANY = 1_000;

  private final WorkLedger ledger;
  private final Map<ClusterId, WorkBook> books = new HashMap<>();
  private final Map<ClusterId, Due> due = new HashMap<>();
  private Optional<Set<ClusterId>> listed = Optional.empty();

  /** One that writes there. */
  public WorkRecorder(WorkLedger ledger) {
    this.ledger = ledger;
  }

  /** When old work is to be forgotten next, and how much was written since it last was. */
  private record Due(Instant at, int written) {}

  /** A complete look at a cluster. What it saw is taken up again by the next, should this fail. */
  public void seen(ClusterId cluster, ClusterView view, Instant now) {
    if (ledger == WorkLedger.NONE) {
      return;
    }
    WorkBook book = books.remove(cluster);
    if (book == null) {
      book = new WorkBook(ledger.open(cluster));
    }
    List<Work> changed = book.seen(view, now);
    if (!changed.isEmpty()) {
      ledger.keep(cluster, changed);
      forget(cluster, changed.size(), now);
    }
    books.put(cluster, book);
  }

  /** These are looked after; the work of all others has ended as far as anybody knows. */
  public void only(Set<ClusterId> clusters, Instant now) {
    if (ledger == WorkLedger.NONE || listed.filter(clusters::equals).isPresent()) {
      return;
    }
    for (ClusterId cluster : ledger.clustersWithOpen()) {
      if (!clusters.contains(cluster)) {
        ledger.keep(cluster, WorkBook.ended(ledger.open(cluster), now));
        ledger.forget(cluster, now);
      }
    }
    books.keySet().retainAll(clusters);
    due.keySet().retainAll(clusters);
    listed = Optional.of(Set.copyOf(clusters));
  }

  private void forget(ClusterId cluster, int written, Instant now) {
    Due before = due.getOrDefault(cluster, new Due(now, 0));
    int since = before.written() + written;
    if (since >= MANY || !now.isBefore(before.at())) {
      ledger.forget(cluster, now);
      due.put(cluster, new Due(now.plus(HOUR), 0));
    } else {
      due.put(cluster, new Due(before.at(), since));
    }
  }
}
