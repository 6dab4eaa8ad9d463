package levante.oscar.adapter.jdbc;

import levante.kernel.testbed.RealDatabase;
import levante.oscar.dispatch.JobStore;
import levante.oscar.dispatch.JobStoreContract;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.InboxContract;
import levante.oscar.service.ServiceStore;
import levante.oscar.service.ServiceStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlStoresIT {
  private static RealDatabase postgresql;

  @BeforeAll
  static void start() {
    postgresql = RealDatabase.start();
  }

  @AfterAll
  static void stop() {
    postgresql.close();
  }

  private OscarDatabase fresh() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgresql.fresh());
    return OscarDatabase.migrated(source);
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
