package levante.provisioner.adapter.jdbc;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds rows of the lists by the lists' indexes. What an index is bound by comes first in the order
 * that is asked for, so that H2 too walks the index instead of sorting.
 */
final class ListingQueries {
  private ListingQueries() {}

  /** The ids of one page, the newest first. */
  static List<String> page(Handle handle, Wanted wanted, int skip, int limit) {
    return bound(
            handle,
            "SELECT infrastructure" + matching(wanted) + newest(wanted) + " OFFSET :skip",
            wanted)
        .bind("limit", limit)
        .bind("skip", skip)
        .mapTo(String.class)
        .list();
  }

  /** The ids of those that come after another, the newest first. */
  static List<String> after(Handle handle, Wanted wanted, Infrastructure last, int limit) {
    return bound(
            handle,
            "SELECT infrastructure"
                + matching(wanted)
                + " AND created_at <= :at AND (created_at < :at OR infrastructure < :last)"
                + newest(wanted),
            wanted)
        .bind("at", last.createdAt().toEpochMilli())
        .bind("last", last.id().value())
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  private static String newest(Wanted wanted) {
    String state = wanted.state().isPresent() ? " state," : "";
    return " ORDER BY reader," + state + " created_at DESC, infrastructure DESC LIMIT :limit";
  }

  /** How many there are. */
  static int count(Handle handle, Wanted wanted) {
    return bound(handle, "SELECT COUNT(*)" + matching(wanted), wanted).mapTo(Integer.class).one();
  }

  private static String matching(Wanted wanted) {
    return " FROM infrastructure_listing WHERE reader = :reader"
        + (wanted.state().isPresent() ? " AND state = :state" : "")
        + (wanted.text().isEmpty() ? "" : " AND POSITION(:text IN searched) > 0");
  }

  private static Query bound(Handle handle, String sql, Wanted wanted) {
    Query query = handle.createQuery(sql).bind("reader", reader(wanted.reader()));
    wanted.state().ifPresent(state -> query.bind("state", state.name()));
    if (!wanted.text().isEmpty()) {
      query.bind("text", wanted.text());
    }
    return query;
  }

  /** How many there are in each state. */
  static Census census(Handle handle, Reader reader) {
    Map<MachineState, Integer> states = new EnumMap<>(MachineState.class);
    int machines =
        handle
            .createQuery(
                "SELECT state, COUNT(*), SUM(machines) FROM infrastructure_listing"
                    + " WHERE reader = :reader GROUP BY reader, state")
            .bind("reader", reader(reader))
            .map(
                (row, context) -> {
                  states.put(MachineState.valueOf(row.getString(1)), row.getInt(2));
                  return row.getInt(3);
                })
            .list()
            .stream()
            .mapToInt(Integer::intValue)
            .sum();
    return new Census(states, machines);
  }

  /** The ids of those with clusters, the oldest first. */
  static List<String> withClusters(Handle handle, Reader reader) {
    return handle
        .createQuery(
            "SELECT infrastructure FROM infrastructure_listing WHERE reader = :reader"
                + " AND clusters = TRUE ORDER BY reader, clusters, created_at, infrastructure")
        .bind("reader", reader(reader))
        .mapTo(String.class)
        .list();
  }

  /** The ids of those with the most urgent machines, of equal ones the newest. */
  static List<String> urgent(Handle handle, Reader reader, int limit) {
    return handle
        .createQuery(
            "SELECT infrastructure FROM infrastructure_listing WHERE reader = :reader"
                + " ORDER BY reader, urgency, created_at DESC, infrastructure DESC LIMIT :limit")
        .bind("reader", reader(reader))
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** In the place of a user's name. */
  static String reader(Reader reader) {
    return reader.user().map(OwnerId::value).orElse(ListingRow.OPERATOR);
  }
}
