package levante.web.adapter.jdbc;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.kernel.testbed.Explained;
import levante.kernel.testbed.Explained.Plan;
import levante.web.audit.ActQuery;
import levante.web.audit.ActStoreContract;
import levante.web.audit.KeptAct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How databases go about the pages of the audit trail, when it has many rows. A day of one user and
 * one kind is so little that PostgreSQL rather sorts it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditPlansContract {
  private static final int ACTS = 20_000;
  private static final List<String> AREAS = List.of("services", "clouds", "buckets", "jobs");

  private Explained explained;
  private JdbcActStore store;

  /** A database with our tables. */
  abstract DataSource fresh();

  @BeforeAll
  void manyDidMuch() throws SQLException {
    DataSource database = fresh();
    explained = new Explained(database);
    store = new JdbcActStore(explained.source());
    store.add(
        IntStream.range(0, ACTS)
            .mapToObj(
                i ->
                    ActStoreContract.act(
                        NOON.plusSeconds(60L * i),
                        new OwnerId("user-" + i % 50),
                        AREAS.get(i / 50 % AREAS.size())))
            .toList());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "user-7, '', ''",
    "'', clouds, ''",
    "user-7, clouds, ''",
    "'', '', 2026-11-27",
    "user-7, '', 2026-11-27"
  })
  void aPageIsReadInTheOrderOfAnIndex(String who, String area, String day) {
    ActQuery wanted = ActQuery.read(who, area, day, "");
    List<KeptAct> first = store.find(wanted, 5);
    assertThat(first).hasSize(5);
    for (ActQuery query : List.of(wanted, wanted.after(first.get(4).place()))) {
      Plan plan = explained.of(() -> store.find(query, 5)).get(0);
      assertThat(plan.scans()).as(plan.steps()).isFalse();
      assertThat(plan.sorts()).as(plan.steps()).isFalse();
    }
  }
}
