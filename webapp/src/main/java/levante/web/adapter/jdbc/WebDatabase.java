package levante.web.adapter.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the web application in Levante's database. */
public final class WebDatabase {
  private WebDatabase() {}

  /** Brings the tables to this version. */
  public static void migrate(DataSource dataSource) {
    Flyway.configure(WebDatabase.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration/web")
        .table("flyway_web")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
