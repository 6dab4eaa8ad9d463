package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlListingOfOlderRowsIT extends ListingOfOlderRowsContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource database = POSTGRESQL.fresh();

  @Override
  DataSource database() {
    return database;
  }
}
