package levante.elasticity;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in memory, empty, that lives as long as the JVM. */
public final class TestDatabase {
  private TestDatabase() {}

  public static DataSource fresh() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    return database;
  }
}
