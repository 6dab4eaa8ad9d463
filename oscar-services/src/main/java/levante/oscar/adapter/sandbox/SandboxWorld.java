package levante.oscar.adapter.sandbox;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** This module's tables in the sandbox's database. */
final class SandboxWorld {
  private SandboxWorld() {}

  /** Migrates the tables and opens them; to call it again changes nothing. */
  static Jdbi open(DataSource world) {
    Flyway.configure(SandboxWorld.class.getClassLoader())
        .dataSource(world)
        .locations("classpath:db/migration/sandbox_oscar")
        .table("flyway_sandbox_oscar")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    return Jdbi.create(world);
  }
}
