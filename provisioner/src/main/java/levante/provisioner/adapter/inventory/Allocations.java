package levante.provisioner.adapter.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.inventory.Allocation.State;
import levante.provisioner.adapter.jdbc.Tables;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Who has which machine, in Levante's own database: one row a machine, whosever inventory it is in,
 * so that no two launches get the same one. Host keys and mishaps are kept beside it.
 */
final class Allocations {
  private static final int LONGEST_NOTE = 1000;

  private final Jdbi jdbi;

  private Allocations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static Allocations on(DataSource levante) {
    Tables.make(levante, "inventory");
    return new Allocations(Jdbi.create(levante));
  }

  /** False when somebody has the machine, or the name, already. */
  boolean claim(Allocation claim) {
    return asked(
        handle -> {
          boolean taken =
              handle
                  .createQuery(
                      "SELECT 1 FROM inventory_allocation"
                          + " WHERE endpoint = :endpoint OR machine = :machine")
                  .bind("endpoint", claim.machine().endpoint())
                  .bind("machine", claim.id().value())
                  .mapTo(Integer.class)
                  .findFirst()
                  .isPresent();
          return !taken && inserted(handle, claim);
        });
  }

  private static boolean inserted(Handle handle, Allocation claim) {
    try {
      handle
          .createUpdate(
              "INSERT INTO inventory_allocation (machine, endpoint, account, infrastructure, entry,"
                  + " addressing, login, state, since, launched_at, boot, note) VALUES (:machine,"
                  + " :endpoint, :account, :infrastructure, :entry, :addressing, :login, :state,"
                  + " :since, :launchedAt, :boot, :note)")
          .bind("machine", claim.id().value())
          .bind("endpoint", claim.machine().endpoint())
          .bind("account", claim.account())
          .bind("infrastructure", claim.infrastructure().value())
          .bind("entry", InventoryReader.written(claim.machine()))
          .bind("addressing", claim.addressing().name())
          .bind("login", claim.login())
          .bind("state", claim.state().name())
          .bind("since", claim.since().toEpochMilli())
          .bind("launchedAt", claim.launchedAt().toEpochMilli())
          .bind("boot", claim.boot())
          .bind("note", cut(claim.note()))
          .execute();
      return true;
    } catch (JdbiException failure) {
      if (Tables.isDuplicate(failure)) {
        return false;
      }
      throw failure;
    }
  }

  Optional<Allocation> find(MachineId machine) {
    return asked(
        handle ->
            handle
                .createQuery("SELECT * FROM inventory_allocation WHERE machine = :machine")
                .bind("machine", machine.value())
                .map((row, context) -> read(row))
                .findOne());
  }

  List<Allocation> of(String account) {
    return asked(
        handle ->
            handle
                .createQuery("SELECT * FROM inventory_allocation WHERE account = :account")
                .bind("account", account)
                .map((row, context) -> read(row))
                .stream()
                .sorted(Comparator.comparing(Allocation::id))
                .toList());
  }

  /** Where the machines are that somebody has. */
  Set<String> taken() {
    return asked(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT endpoint FROM inventory_allocation")
                    .mapTo(String.class)
                    .list()));
  }

  /** Does nothing when it is in another state by now: what was ordered meanwhile counts. */
  void change(State before, Allocation after) {
    asked(
        handle ->
            handle
                .createUpdate(
                    "UPDATE inventory_allocation SET state = :state, since = :since, boot = :boot,"
                        + " note = :note WHERE machine = :machine AND state = :before")
                .bind("state", after.state().name())
                .bind("since", after.since().toEpochMilli())
                .bind("boot", after.boot())
                .bind("note", cut(after.note()))
                .bind("machine", after.id().value())
                .bind("before", before.name())
                .execute());
  }

  /** Makes the machine free, unless its allocation is in another state by now. */
  void free(Allocation allocation) {
    asked(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM inventory_allocation WHERE machine = :machine AND state = :state")
                .bind("machine", allocation.id().value())
                .bind("state", allocation.state().name())
                .execute());
  }

  Optional<String> hostKey(String endpoint) {
    return asked(
        handle ->
            handle
                .createQuery("SELECT line FROM inventory_host_key WHERE endpoint = :endpoint")
                .bind("endpoint", endpoint)
                .mapTo(String.class)
                .findOne());
  }

  void trust(String endpoint, String hostKey, Instant now) {
    asked(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO inventory_host_key (endpoint, line, since)"
                        + " VALUES (:endpoint, :line, :since)")
                .bind("endpoint", endpoint)
                .bind("line", hostKey)
                .bind("since", now.toEpochMilli())
                .execute());
  }

  /** Has the machine taken last until then. */
  void blame(String endpoint, String sentence, Instant until) {
    asked(
        handle -> {
          handle
              .createUpdate("DELETE FROM inventory_trouble WHERE endpoint = :endpoint")
              .bind("endpoint", endpoint)
              .execute();
          return handle
              .createUpdate(
                  "INSERT INTO inventory_trouble (endpoint, sentence, until)"
                      + " VALUES (:endpoint, :sentence, :until)")
              .bind("endpoint", endpoint)
              .bind("sentence", cut(sentence))
              .bind("until", until.toEpochMilli())
              .execute();
        });
  }

  /** What went wrong lately, by where it did. */
  Map<String, String> troubles(Instant now) {
    return asked(
        handle -> {
          Map<String, String> troubles = new TreeMap<>();
          handle
              .createQuery("SELECT endpoint, sentence FROM inventory_trouble WHERE until > :now")
              .bind("now", now.toEpochMilli())
              .map((row, context) -> List.of(row.getString("endpoint"), row.getString("sentence")))
              .forEach(row -> troubles.put(row.get(0), row.get(1)));
          return troubles;
        });
  }

  private static String cut(String sentence) {
    return sentence.substring(0, Math.min(LONGEST_NOTE, sentence.length()));
  }

  private static Allocation read(ResultSet row) throws SQLException {
    return new Allocation(
        new MachineId(row.getString("machine")),
        new InfrastructureId(row.getString("infrastructure")),
        row.getString("account"),
        InventoryReader.readAgain(row.getString("entry")),
        Addressing.valueOf(row.getString("addressing")),
        row.getString("login"),
        State.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("since")),
        Instant.ofEpochMilli(row.getLong("launched_at")),
        row.getString("boot"),
        row.getString("note"));
  }

  private <T> T asked(Function<Handle, T> question) {
    try {
      return jdbi.inTransaction(question::apply);
    } catch (JdbiException failure) {
      throw new LevanteException(
          ErrorCode.CLOUD_UNREACHABLE, "Levante's list of machines does not answer", failure);
    }
  }
}
