package levante.web.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import levante.web.facts.DatabaseFacts;
import levante.web.facts.DatabaseFacts.Migrated;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlDatabaseFactsIT {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  @Test
  void aDatabaseSaysWhatItIsAndHowFarItsTablesAre() {
    DataSource database = POSTGRESQL.fresh();
    WebDatabase.migrate(database);
    DatabaseFacts facts = new JdbcDatabaseFacts(database);
    assertThat(facts.product()).startsWith("PostgreSQL 1");
    assertThat(facts.migrations()).containsExactly(new Migrated("web", "3"));
  }
}
