package levante.web.adapter.jdbc;

import javax.sql.DataSource;

class AuditPlansTest extends AuditPlansContract {
  @Override
  DataSource fresh() {
    return TestDatabase.migrated();
  }
}
