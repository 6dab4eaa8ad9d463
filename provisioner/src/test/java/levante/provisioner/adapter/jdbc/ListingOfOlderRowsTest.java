package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.provisioner.testing.Databases;

class ListingOfOlderRowsTest extends ListingOfOlderRowsContract {
  private final DataSource database = Databases.fresh();

  @Override
  DataSource database() {
    return database;
  }
}
