package levante.web.adapter.jdbc;

import javax.sql.DataSource;
import levante.web.security.SessionStore;
import levante.web.security.SessionStoreContract;
import levante.web.security.UserStoreContract;

class JdbcSessionStoreTest extends SessionStoreContract {
  @Override
  protected SessionStore store() {
    DataSource database = TestDatabase.migrated();
    new JdbcUserStore(database).add(UserStoreContract.ADA);
    return new JdbcSessionStore(database);
  }
}
