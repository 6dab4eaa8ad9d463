package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.note.Note;
import levante.provisioner.note.NoteStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A row for each infrastructure that ever had a note; its text is encrypted. */
final class JdbcNoteStore implements NoteStore {
  private static final int IDS_PER_QUERY = 500;

  private final Jdbi jdbi;
  private final Sealer sealer;

  JdbcNoteStore(Jdbi jdbi, Sealer sealer) {
    this.jdbi = jdbi;
    this.sealer = sealer;
  }

  @Override
  public Map<InfrastructureId, Note> of(List<InfrastructureId> infrastructures) {
    Map<InfrastructureId, Note> notes = new HashMap<>();
    jdbi.useHandle(
        handle -> {
          for (int from = 0; from < infrastructures.size(); from += IDS_PER_QUERY) {
            int to = Math.min(infrastructures.size(), from + IDS_PER_QUERY);
            handle
                .createQuery("SELECT * FROM infrastructure_note WHERE infrastructure IN (<ids>)")
                .bindList(
                    "ids",
                    infrastructures.subList(from, to).stream()
                        .map(InfrastructureId::value)
                        .toList())
                .map((row, context) -> Map.entry(id(row), read(row)))
                .forEach(one -> notes.put(one.getKey(), one.getValue()));
          }
        });
    return notes;
  }

  private static InfrastructureId id(ResultSet row) throws SQLException {
    return new InfrastructureId(row.getString("infrastructure"));
  }

  private Note read(ResultSet row) throws SQLException {
    return new Note(
        sealer.open(place(id(row)), row.getString("sealed")),
        new OwnerId(row.getString("author")),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        row.getLong("version"));
  }

  @Override
  public void write(InfrastructureId infrastructure, Note note) {
    try {
      int rows = jdbi.withHandle(handle -> write(handle, infrastructure, note));
      if (rows == 0) {
        throw stale(infrastructure, null);
      }
    } catch (UnableToExecuteStatementException e) {
      if (Tables.isDuplicate(e)) {
        throw stale(infrastructure, e);
      }
      throw e;
    }
  }

  private int write(Handle handle, InfrastructureId infrastructure, Note note) {
    String sql =
        note.version() == 1
            ? "INSERT INTO infrastructure_note"
                + " (infrastructure, author, changed_at, version, sealed)"
                + " VALUES (:infrastructure, :author, :changedAt, :version, :sealed)"
            : "UPDATE infrastructure_note SET author = :author, changed_at = :changedAt,"
                + " version = :version, sealed = :sealed"
                + " WHERE infrastructure = :infrastructure AND version = :version - 1";
    return handle
        .createUpdate(sql)
        .bind("infrastructure", infrastructure.value())
        .bind("author", note.by().value())
        .bind("changedAt", note.at().toEpochMilli())
        .bind("version", note.version())
        .bind("sealed", sealer.seal(place(infrastructure), note.text()))
        .execute();
  }

  private static LevanteException stale(InfrastructureId infrastructure, Throwable cause) {
    return new LevanteException(
        ErrorCode.STALE_WRITE,
        "the note of %s was written by another".formatted(infrastructure),
        cause);
  }

  private static String place(InfrastructureId infrastructure) {
    return "note " + infrastructure;
  }
}
