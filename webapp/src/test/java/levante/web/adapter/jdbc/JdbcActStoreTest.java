package levante.web.adapter.jdbc;

import levante.web.audit.ActStore;
import levante.web.audit.ActStoreContract;

class JdbcActStoreTest extends ActStoreContract {
  @Override
  protected ActStore store() {
    return new JdbcActStore(TestDatabase.migrated());
  }
}
