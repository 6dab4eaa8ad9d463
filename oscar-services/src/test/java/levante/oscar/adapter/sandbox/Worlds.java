package levante.oscar.adapter.sandbox;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Sandbox databases for tests. */
public final class Worlds {
  private Worlds() {}

  /** A new empty one, in memory. */
  public static DataSource empty() {
    JdbcDataSource world = new JdbcDataSource();
    world.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return world;
  }
}
