package levante.oscar.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import levante.oscar.dispatch.JobStore;
import levante.oscar.dispatch.JobStoreContract;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.InboxContract;
import levante.oscar.service.RememberedServices;
import levante.oscar.service.ServiceStore;
import levante.oscar.service.ServiceStoreContract;
import levante.oscar.testing.CrashPoints;
import levante.oscar.testing.CrashingDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcStoresTest {
  private static OscarDatabase fresh() {
    return OscarDatabase.migrated(CrashingDatabase.create(new CrashPoints()));
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
  class Remembered extends ServiceStoreContract {
    private final ServiceStore store =
        new RememberedServices(new JdbcServiceStore(fresh(), new SecretBox(new byte[32])));

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

  @Test
  void theTablesOfOtherModulesAreLeftInPeaceAndMigratingAgainIsFine() throws SQLException {
    DataSource database = CrashingDatabase.create(new CrashPoints());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE somebody_elses (id INTEGER)");
    }
    OscarDatabase.migrated(database);
    ServiceStore store =
        new JdbcServiceStore(OscarDatabase.migrated(database), new SecretBox(new byte[32]));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void sealedTextOpensInItsOwnRowWithItsOwnKeyOnly() {
    SecretBox box = new SecretBox(new byte[32]);
    String sealed = box.seal("hush", "row 1");
    assertThat(box.open(sealed, "row 1")).isEqualTo("hush");
    assertThat(box.seal("hush", "row 1")).isNotEqualTo(sealed);
    byte[] otherKey = new byte[32];
    otherKey[0] = 1;
    assertThatThrownBy(() -> box.open(sealed, "row 2")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new SecretBox(otherKey).open(sealed, "row 1"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new SecretBox(new byte[16])).isInstanceOf(IllegalStateException.class);
  }
}
