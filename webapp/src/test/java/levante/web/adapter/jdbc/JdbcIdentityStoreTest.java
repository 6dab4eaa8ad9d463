package levante.web.adapter.jdbc;

import levante.web.identity.IdentityStore;
import levante.web.identity.IdentityStoreContract;

class JdbcIdentityStoreTest extends IdentityStoreContract {
  @Override
  protected IdentityStore store() {
    return new JdbcIdentityStore(TestDatabase.migrated());
  }
}
