package levante.web.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import levante.web.facts.DatabaseFacts;
import levante.web.facts.DatabaseFacts.Migrated;
import org.junit.jupiter.api.Test;

class JdbcDatabaseFactsTest {
  private final DatabaseFacts facts = new JdbcDatabaseFacts(TestDatabase.migrated());

  @Test
  void aDatabaseSaysWhatItIsAndHowFarItsTablesAre() {
    assertThat(facts.product()).startsWith("H2 2.");
    assertThat(facts.migrations()).containsExactly(new Migrated("web", "3"));
  }
}
