package levante.web.page.elasticity;

import static levante.web.page.export.Table.column;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import levante.elasticity.journal.DecisionJournal;
import levante.kernel.ClusterId;
import levante.web.page.export.Chunk;
import levante.web.page.export.Table;
import levante.web.rest.v1.view.DecisionView;

/** All decisions of a cluster as a file, the newest first. */
@Dependent
public class DecisionTable {
  private static final int ROWS = 200;
  private static final Table<DecisionView> TABLE =
      new Table<DecisionView>(
          List.of(
              column("id", DecisionView::id),
              column("at", DecisionView::at),
              column("cluster", DecisionView::cluster),
              column("kind", DecisionView::kind),
              column("pool", DecisionView::pool),
              column("node", DecisionView::node),
              column("add", DecisionView::add),
              column("reason", DecisionView::reason),
              column("outcome", DecisionView::outcome),
              column("nodes", DecisionView::nodes),
              column("pods_served", DecisionView::podsServed),
              column("candidates", DecisionTable::candidates)));

  @Inject private DecisionJournal journal;

  Response answer(String format, ClusterId cluster) {
    return TABLE.answer(format, "decisions-" + cluster, chunk(cluster, Long.MAX_VALUE));
  }

  private Chunk<DecisionView> chunk(ClusterId cluster, long before) {
    List<DecisionView> rows =
        journal.before(cluster, before, ROWS).stream().map(DecisionView::of).toList();
    return rows.size() < ROWS
        ? Chunk.all(rows)
        : new Chunk<>(rows, Optional.of(() -> chunk(cluster, rows.get(ROWS - 1).id())));
  }

  private static List<String> candidates(DecisionView decision) {
    return decision.candidates().stream()
        .map(one -> "%s %s: %s".formatted(one.pool(), one.verdict(), one.why()))
        .toList();
  }
}
