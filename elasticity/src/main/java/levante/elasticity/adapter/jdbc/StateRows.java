package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;

/** The SQL of the tables elasticity_state and elasticity_state_change. */
final class StateRows {
  /** Most rows of one answer. */
  static final int MOST = 10_000;

  private StateRows() {}

  static List<NodeSpell> current(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT node, pool, state, since AS at_time FROM elasticity_state"
                + " WHERE cluster = :cluster ORDER BY node")
        .bind("cluster", cluster.value())
        .map((row, context) -> spell(row))
        .list();
  }

  static void begin(Handle handle, ClusterId cluster, StateChange change) {
    NodeSpell spell = change.spell();
    handle.execute(
        "DELETE FROM elasticity_state WHERE cluster = ? AND node = ?",
        cluster.value(),
        spell.node());
    if (spell.state() != NodeState.OFF) {
      handle.execute(
          "INSERT INTO elasticity_state (cluster, node, pool, state, since)"
              + " VALUES (?, ?, ?, ?, ?)",
          cluster.value(),
          spell.node(),
          spell.pool().orElse(null),
          spell.state().name(),
          ElasticityTables.stored(spell.since()));
    }
    handle.execute(
        "INSERT INTO elasticity_state_change (cluster, node, pool, was, state, at_time)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        cluster.value(),
        spell.node(),
        spell.pool().orElse(null),
        change.was().map(NodeState::name).orElse(null),
        spell.state().name(),
        ElasticityTables.stored(spell.since()));
  }

  static List<StateChange> between(Handle handle, ClusterId cluster, Instant from, Instant to) {
    List<StateChange> newestFirst =
        new ArrayList<>(
            handle
                .createQuery(
                    "SELECT node, pool, was, state, at_time FROM elasticity_state_change"
                        + " WHERE cluster = :cluster AND at_time >= :from AND at_time <= :to"
                        + " ORDER BY at_time DESC, id DESC LIMIT :most")
                .bind("cluster", cluster.value())
                .bind("from", ElasticityTables.stored(from))
                .bind("to", ElasticityTables.stored(to))
                .bind("most", MOST)
                .map((row, context) -> change(row))
                .list());
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  static StateChange change(ResultSet row) throws SQLException {
    return new StateChange(
        spell(row), Optional.ofNullable(row.getString("was")).map(NodeState::valueOf));
  }

  private static NodeSpell spell(ResultSet row) throws SQLException {
    return new NodeSpell(
        row.getString("node"),
        Optional.ofNullable(row.getString("pool")),
        NodeState.valueOf(row.getString("state")),
        ElasticityTables.instant(row, "at_time"));
  }
}
