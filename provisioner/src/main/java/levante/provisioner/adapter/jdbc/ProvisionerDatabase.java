package levante.provisioner.adapter.jdbc;

import java.util.Optional;
import javax.sql.DataSource;
import levante.provisioner.credential.StoredCloudStore;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.CredentialVault;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.note.NoteStore;
import org.jdbi.v3.core.Jdbi;

/** Opens the module's part of Levante's database. */
public final class ProvisionerDatabase {
  private static final String CHECK = "levante";

  private ProvisionerDatabase() {}

  /**
   * Makes or upgrades the tables and opens what they hold.
   *
   * @param key 32 bytes
   * @throws levante.kernel.LevanteException INTERNAL when the database was written with another key
   */
  public static Records open(DataSource levante, byte[] key) {
    make(levante);
    Jdbi jdbi = Jdbi.create(levante);
    Sealer sealer = new Sealer(key);
    checkKey(jdbi, sealer);
    InfrastructureStore store = new JdbcInfrastructureStore(jdbi, sealer);
    CredentialVault vault = new JdbcCredentialVault(jdbi, sealer);
    EventHistory history = new JdbcEventHistory(jdbi);
    return new Records(store, vault, history);
  }

  /** The same for the clouds that users keep; as {@link #open} does. */
  public static StoredCloudStore openClouds(DataSource levante, byte[] key) {
    make(levante);
    return new JdbcStoredCloudStore(Jdbi.create(levante), new Sealer(key));
  }

  /** The same for what people write about infrastructures; as {@link #open} does. */
  public static NoteStore openNotes(DataSource levante, byte[] key) {
    make(levante);
    return new JdbcNoteStore(Jdbi.create(levante), new Sealer(key));
  }

  private static void make(DataSource levante) {
    Tables.make(levante, "provisioner", new FillListing());
  }

  /** With the wrong key nothing can be read, so the start fails rather than the first request. */
  private static void checkKey(Jdbi jdbi, Sealer sealer) {
    Optional<String> known =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT sealed FROM provisioner_key WHERE id = 1")
                    .mapTo(String.class)
                    .findOne());
    if (known.isPresent()) {
      sealer.open("the database", known.get());
    } else {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate("INSERT INTO provisioner_key (id, sealed) VALUES (1, :sealed)")
                  .bind("sealed", sealer.seal("the database", CHECK))
                  .execute());
    }
  }
}
