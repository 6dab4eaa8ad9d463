package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.note.NoteStore;
import levante.provisioner.note.NoteStoreContract;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlNoteStoreIT extends NoteStoreContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource database = POSTGRESQL.fresh();
  private final NoteStore notes = ProvisionerDatabase.openNotes(database, World.KEY);
  private final InfrastructureStore infrastructures =
      ProvisionerDatabase.open(database, World.KEY).store();

  @Override
  protected NoteStore notes() {
    return notes;
  }

  @Override
  protected InfrastructureStore infrastructures() {
    return infrastructures;
  }
}
