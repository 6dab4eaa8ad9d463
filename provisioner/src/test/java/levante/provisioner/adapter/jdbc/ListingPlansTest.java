package levante.provisioner.adapter.jdbc;

import javax.sql.DataSource;
import levante.provisioner.testing.Databases;

class ListingPlansTest extends ListingPlansContract {
  @Override
  DataSource fresh() {
    return Databases.fresh();
  }

  @Override
  String analyze() {
    return "ANALYZE";
  }
}
