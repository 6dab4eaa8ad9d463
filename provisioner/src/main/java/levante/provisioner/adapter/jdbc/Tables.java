package levante.provisioner.adapter.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.JdbiException;

/** What the tables of all adapters have in common. */
public final class Tables {
  /** SQL's state for a unique constraint that is hurt, the same on H2 and PostgreSQL. */
  private static final String UNIQUE_VIOLATION = "23505";

  private Tables() {}

  /**
   * Makes or upgrades one adapter's tables, beside those of others.
   *
   * @param name of the folder of migrations, which also names the table that counts them
   * @param more migrations besides those in the folder, which SQL is too little for
   */
  public static void make(DataSource database, String name, JavaMigration... more) {
    Flyway.configure(Tables.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration/" + name)
        .table("flyway_" + name)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .javaMigrations(more)
        .load()
        .migrate();
  }

  /** Whether a row was refused because one with its key is there. */
  public static boolean isDuplicate(JdbiException failure) {
    return failure.getCause() instanceof SQLException cause
        && UNIQUE_VIOLATION.equals(cause.getSQLState());
  }
}
