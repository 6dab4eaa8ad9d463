package levante.provisioner.adapter.jdbc;

import java.sql.Connection;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Fills {@code infrastructure_listing} with what was kept before there was one. It needs no key:
 * nothing that lists show is secret.
 */
final class FillListing implements JavaMigration {
  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("3.1");
  }

  @Override
  public String getDescription() {
    return "fill listing";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    fill(context.getConnection());
  }

  private static void fill(Connection connection) {
    // Not closed, as the connection is Flyway's.
    Handle handle = Jdbi.create(connection).open();
    handle
        .createQuery("SELECT * FROM infrastructure WHERE life NOT IN ('DELETED', 'HANDED_OVER')")
        .map((row, of) -> ListingRow.of(row))
        .list()
        .forEach(listing -> listing.insert(handle));
  }
}
