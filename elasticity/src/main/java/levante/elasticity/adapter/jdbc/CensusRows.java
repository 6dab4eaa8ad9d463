package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeState;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The SQL of the table elasticity_census, which has a column for each state. */
final class CensusRows {
  private static final String STATES =
      Stream.of(NodeState.values()).map(CensusRows::column).collect(Collectors.joining(", "));
  private static final String VALUES =
      Stream.of(NodeState.values())
          .map(state -> ":" + column(state))
          .collect(Collectors.joining(", "));
  private static final String SELECT =
      "SELECT at_time, waiting, " + STATES + " FROM elasticity_census WHERE cluster = :cluster";

  private CensusRows() {}

  static void insert(Handle handle, ClusterId cluster, Census census) {
    handle.execute(
        "DELETE FROM elasticity_census WHERE cluster = ? AND at_time = ?",
        cluster.value(),
        ElasticityTables.stored(census.at()));
    Update insert =
        handle
            .createUpdate(
                "INSERT INTO elasticity_census (cluster, at_time, waiting, "
                    + STATES
                    + ") VALUES (:cluster, :at, :waiting, "
                    + VALUES
                    + ")")
            .bind("cluster", cluster.value())
            .bind("at", ElasticityTables.stored(census.at()))
            .bind("waiting", census.waiting().orElse(null));
    census.nodes().forEach((state, nodes) -> insert.bind(column(state), nodes));
    insert.execute();
  }

  /** The last one up to then. */
  static Optional<Census> last(Handle handle, ClusterId cluster, Instant then) {
    return handle
        .createQuery(SELECT + " AND at_time <= :then ORDER BY at_time DESC LIMIT 1")
        .bind("cluster", cluster.value())
        .bind("then", ElasticityTables.stored(then))
        .map((row, context) -> census(row))
        .findFirst();
  }

  static List<Census> between(Handle handle, ClusterId cluster, Instant from, Instant to) {
    List<Census> newestFirst =
        new ArrayList<>(
            handle
                .createQuery(
                    SELECT
                        + " AND at_time > :from AND at_time <= :to"
                        + " ORDER BY at_time DESC LIMIT :most")
                .bind("cluster", cluster.value())
                .bind("from", ElasticityTables.stored(from))
                .bind("to", ElasticityTables.stored(to))
                .bind("most", StateRows.MOST)
                .map((row, context) -> census(row))
                .list());
    if (newestFirst.size() < StateRows.MOST) {
      last(handle, cluster, from).ifPresent(newestFirst::add);
    }
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private static Census census(ResultSet row) throws SQLException {
    int waiting = row.getInt("waiting");
    Optional<Integer> seen = row.wasNull() ? Optional.empty() : Optional.of(waiting);
    Map<NodeState, Integer> nodes = new EnumMap<>(NodeState.class);
    for (NodeState state : NodeState.values()) {
      nodes.put(state, row.getInt(column(state)));
    }
    return new Census(ElasticityTables.instant(row, "at_time"), seen, nodes);
  }

  private static String column(NodeState state) {
    return "nodes_" + state.word();
  }
}
