package levante.oscar.adapter.jdbc;

import levante.kernel.testbed.Postgresql;
import levante.oscar.dispatch.JobStore;
import levante.oscar.dispatch.JobStoreContract;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.InboxContract;
import levante.oscar.service.ServiceStore;
import levante.oscar.service.ServiceStoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlStoresIT {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private OscarDatabase fresh() {
    return OscarDatabase.migrated(POSTGRESQL.fresh());
  }

  @Nested
  class Services extends ServiceStoreContract {
    private final ServiceStore store = new JdbcServiceStore(fresh(), new SecretBox(new byte[32]));

    @Override
    protected ServiceStore store() {
      return store;
    }
  }

  @Nested
  class Deliveries extends InboxContract {
    private final Inbox inbox = new JdbcInbox(fresh());

    @Override
    protected Inbox inbox() {
      return inbox;
    }
  }

  @Nested
  class Jobs extends JobStoreContract {
    private final OscarDatabase database = fresh();

    @Override
    protected JobStore store() {
      return new JdbcJobStore(database);
    }

    @Override
    protected Inbox inbox() {
      return new JdbcInbox(database);
    }
  }
}
