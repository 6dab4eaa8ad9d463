package levante.oscar.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.ServiceId;
import levante.oscar.testing.CrashPoints;
import levante.oscar.testing.CrashingDatabase;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Jobs that ended before what ends was counted. */
class OlderJobsTest {
  private static final ServiceId WORK = new ServiceId(new ClusterId("edge-7f3a2b"), "work");

  private final DataSource database = CrashingDatabase.create(new CrashPoints());

  private void asOfVersion5() {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/oscar")
        .table("flyway_oscar")
        .target("5")
        .load()
        .migrate();
    Jdbi.create(database)
        .useHandle(
            handle -> {
              add(handle, "a", "SUCCEEDED", "SUCCEEDED");
              add(handle, "b", "SUCCEEDED", "SUCCEEDED");
              add(handle, "c", "FAILED", "DEAD");
              add(handle, "d", "RUNNING", "RUNNING");
            });
  }

  private static void add(Handle handle, String name, String job, String delivery) {
    handle.execute(
        "INSERT INTO oscar_deliveries VALUES (?, ?, 'edge-7f3a2b', 'work', 's', 'b', ?, 'v', 1, 'e',"
            + " NULL, 1, 'LISTING', ?, 1, 0, 0, 1, 1, NULL)",
        name.repeat(32),
        name.repeat(32),
        name,
        delivery);
    handle.execute(
        "INSERT INTO oscar_jobs (name, cluster, service, owner, delivery, storage, bucket,"
            + " object_key, object_size, etag, modified, attempt, state, created, forgotten)"
            + " VALUES (?, 'edge-7f3a2b', 'work', 'alice', ?, 's', 'b', ?, 1, 'e', 1, 1, ?, 1, TRUE)",
        name,
        name.repeat(32),
        name,
        job);
  }

  @Test
  void theyAreCountedToo() {
    asOfVersion5();

    JdbcJobHistory history = new JdbcJobHistory(OscarDatabase.migrated(database));

    ServiceCounts counts = history.counts(WORK);
    assertThat(counts.jobs(JobRun.State.SUCCEEDED)).isEqualTo(2);
    assertThat(counts.jobs(JobRun.State.FAILED)).isEqualTo(1);
    assertThat(counts.jobs(JobRun.State.RUNNING)).isEqualTo(1);
    assertThat(counts.deliveries(Delivery.State.SUCCEEDED)).isEqualTo(2);
    assertThat(counts.deliveries(Delivery.State.DEAD)).isEqualTo(1);
    assertThat(history.counts(new OwnerId("alice"))).containsExactly(counts);
    assertThat(history.counts(new OwnerId("bob"))).isEmpty();
  }
}
