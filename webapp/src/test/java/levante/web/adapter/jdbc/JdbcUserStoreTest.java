package levante.web.adapter.jdbc;

import levante.web.security.UserStore;
import levante.web.security.UserStoreContract;

class JdbcUserStoreTest extends UserStoreContract {
  @Override
  protected UserStore store() {
    return new JdbcUserStore(TestDatabase.migrated());
  }
}
