package levante.web.adapter.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory, each time another. */
final class TestDatabase {
  private TestDatabase() {}

  static DataSource migrated() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    WebDatabase.migrate(database);
    // The second start finds everything in its place.
    WebDatabase.migrate(database);
    return database;
  }
}
