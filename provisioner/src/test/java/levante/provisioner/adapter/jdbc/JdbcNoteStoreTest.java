package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.note.Note;
import levante.provisioner.note.NoteStore;
import levante.provisioner.note.NoteStoreContract;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.SettableClock;
import levante.provisioner.testing.World;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JdbcNoteStoreTest extends NoteStoreContract {
  private final DataSource database = Databases.fresh();
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

  @Test
  void noColumnHoldsTheTextAsItIs() {
    InfrastructureId one =
        infrastructures
            .insert(InfrastructureStoreContract.infrastructure("anna", "key"), List.of())
            .id();
    notes.write(one, new Note("correct horse", new OwnerId("anna"), SettableClock.NOON, 1));
    String stored =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT * FROM infrastructure_note")
                        .mapToMap()
                        .list()
                        .toString());
    assertThat(stored).contains("anna").doesNotContain("correct horse");
  }
}
