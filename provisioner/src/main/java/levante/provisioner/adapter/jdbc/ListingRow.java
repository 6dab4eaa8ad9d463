package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import levante.kernel.OwnerId;
import levante.provisioner.adapter.jdbc.Documents.Body;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.listing.Urgency;
import levante.provisioner.plan.ManagedMachine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What lists say of an infrastructure, derived from it anew at each write, so that it cannot be
 * another than the infrastructure's own.
 *
 * @param readers who see it: nobody once it is not here any more
 * @param searched name and id, in lower case
 * @param urgency of its most urgent machine
 */
record ListingRow(
    String infrastructure,
    List<String> readers,
    long createdAt,
    String state,
    String searched,
    boolean clusters,
    int urgency,
    int machines) {
  /** The reader who sees everything; no user has that name. */
  static final String OPERATOR = "";

  /** More of a name is not searched. */
  private static final int MOST_SEARCHED = 1_000;

  ListingRow {
    readers = List.copyOf(readers);
  }

  static ListingRow of(Infrastructure one) {
    return of(
        one.id().value(),
        readers(one.life(), one.owner().value(), one.guests()),
        one.createdAt().toEpochMilli(),
        one.name(),
        InfrastructureRows.body(one));
  }

  /** Of a whole row, which needs no key. */
  static ListingRow of(ResultSet row) throws SQLException {
    Life life = Life.valueOf(row.getString("life"));
    return of(
        row.getString("id"),
        readers(life, row.getString("owner"), InfrastructureRows.guests(row.getString("guests"))),
        row.getLong("created_at"),
        row.getString("name"),
        Documents.PLAIN.read(row.getString("body"), Body.class));
  }

  private static ListingRow of(
      String id, List<String> readers, long createdAt, String name, Body body) {
    return new ListingRow(
        id,
        readers,
        createdAt,
        body.status().state().name(),
        searched(name, id),
        !body.desired().clusters().isEmpty(),
        Urgency.of(body.machines().stream().map(ManagedMachine::state).toList()).rank(),
        body.machines().size());
  }

  private static List<String> readers(Life life, String owner, List<OwnerId> guests) {
    if (!life.isHere()) {
      return List.of();
    }
    TreeSet<String> readers = new TreeSet<>(List.of(OPERATOR, owner));
    guests.forEach(guest -> readers.add(guest.value()));
    return List.copyOf(readers);
  }

  /** What is typed has no line break in it, so nothing is found that is half of each. */
  private static String searched(String name, String id) {
    String head = name.length() > MOST_SEARCHED ? name.substring(0, MOST_SEARCHED) : name;
    return head.toLowerCase(Locale.ROOT) + "\n" + id;
  }

  /** Writes it where none of it is. */
  void insert(Handle handle) {
    if (readers.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO infrastructure_listing (reader, infrastructure, created_at, state,"
                + " searched, clusters, urgency, machines) VALUES (:reader, :infrastructure,"
                + " :createdAt, :state, :searched, :clusters, :urgency, :machines)");
    for (String reader : readers) {
      batch
          .bind("reader", reader)
          .bind("infrastructure", infrastructure)
          .bind("createdAt", createdAt)
          .bind("state", state)
          .bind("searched", searched)
          .bind("clusters", clusters)
          .bind("urgency", urgency)
          .bind("machines", machines)
          .add();
    }
    batch.execute();
  }

  /** Writes it in the place of what is there. */
  void replace(Handle handle) {
    handle
        .createUpdate("DELETE FROM infrastructure_listing WHERE infrastructure = :infrastructure")
        .bind("infrastructure", infrastructure)
        .execute();
    insert(handle);
  }
}
