package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.RealDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlListingOfOlderRowsIT extends ListingOfOlderRowsContract {
  private final RealDatabase postgresql = RealDatabase.start();
  private final PGSimpleDataSource database = new PGSimpleDataSource();

  PostgresqlListingOfOlderRowsIT() {
    database.setUrl(postgresql.fresh());
  }

  @AfterEach
  void stop() {
    postgresql.close();
  }

  @Override
  DataSource database() {
    return database;
  }
}
