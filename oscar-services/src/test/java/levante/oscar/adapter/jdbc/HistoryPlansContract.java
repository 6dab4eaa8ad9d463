package levante.oscar.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.testbed.Explained;
import levante.kernel.testbed.Explained.Plan;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.JobPage;
import levante.oscar.history.JobQuery;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How databases go about the queries of the pages of jobs, asked through the stores themselves,
 * with so many rows that walking all of them would be the worse way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistoryPlansContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ClusterId EDGE = new ClusterId("edge-7f3a2b");
  private static final Pattern LONG = Pattern.compile("FROM oscar_(jobs|deliveries|outputs)");

  /** In the words of H2, which gives an index's conditions in a comment, and of PostgreSQL. */
  private static final Pattern BOUND_BY_STATE =
      Pattern.compile("/\\*[^*]*STATE = '[^*]*\\*/|Index Cond: [^\n]*state");

  private static final int SERVICES = 30;
  private static final int EACH = 100;
  private static final OwnerId OWNER = owner(7);
  private static final ServiceId SERVICE = service(7);

  private Explained explained;
  private JdbcJobHistory history;
  private JdbcLineageStore lineage;

  /** A new and empty database. */
  abstract DataSource fresh();

  /** Lets it look at how many rows of which kind it has. */
  abstract String analyze();

  @BeforeAll
  void manyJobsOfManyServicesAreKept() throws SQLException {
    DataSource database = fresh();
    explained = new Explained(database);
    OscarDatabase oscar = OscarDatabase.migrated(explained.source());
    history = new JdbcJobHistory(oscar);
    lineage = new JdbcLineageStore(oscar);
    for (int service = 0; service < SERVICES; service++) {
      fill(new JdbcInbox(oscar), new JdbcJobStore(oscar), service);
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(analyze());
    }
  }

  private static OwnerId owner(int number) {
    return new OwnerId("owner-" + number);
  }

  private static ServiceId service(int number) {
    return new ServiceId(EDGE, "work-" + number);
  }

  private static void fill(JdbcInbox inbox, JdbcJobStore store, int service) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    for (int number = 0; number < EACH; number++) {
      Delivery delivery = delivery(service, number);
      deliveries.add(delivery);
      jobs.add(job(owner(service), delivery));
    }
    inbox.accept(deliveries);
    store.open(jobs);
    for (int number = 0; number < EACH; number++) {
      store.close(
          ended(jobs.get(number), number % 5 == 0),
          deliveries.get(number).in(Delivery.State.SUCCEEDED, "done"),
          "log");
    }
  }

  private static Delivery delivery(int service, int number) {
    StoredObject object =
        new StoredObject("bucket", "in/" + number, 3, "etag", Optional.empty(), NOON);
    return new Delivery(
        DeliveryKey.of(service(service), EDGE.value(), object),
        object,
        Delivery.Source.LISTING,
        Delivery.State.WAITING,
        0,
        0,
        0,
        NOON.plusSeconds(number),
        NOON,
        Optional.empty());
  }

  private static Job job(OwnerId owner, Delivery delivery) {
    JobName name = JobName.of(delivery.key(), 1);
    return new Job(
        name,
        delivery.key().service(),
        owner,
        delivery.key().digest(),
        delivery.key().storage(),
        delivery.object(),
        1,
        name,
        JobRun.State.WAITING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        delivery.accepted(),
        Optional.empty(),
        Optional.empty());
  }

  private static Job ended(Job job, boolean fails) {
    Job failed = job.failed(JobRun.Failure.cancelled("so"), job.created().plusSeconds(3));
    return fails
        ? failed
        : new Job(
            job.name(),
            job.service(),
            job.owner(),
            job.delivery(),
            job.storage(),
            job.input(),
            job.attempt(),
            job.batch(),
            JobRun.State.SUCCEEDED,
            Optional.of("node-1"),
            Optional.empty(),
            List.of(new JobRun.Published(job.storage(), job.input())),
            job.created(),
            failed.finished(),
            failed.finished());
  }

  /** Of the tables with a row for each file: walking a row a service is no harm. */
  private List<Plan> ledByAnIndex(Runnable work) {
    List<Plan> plans =
        explained.of(work).stream().filter(plan -> LONG.matcher(plan.sql()).find()).toList();
    assertThat(plans).isNotEmpty();
    assertThat(plans)
        .allSatisfy(
            plan -> {
              assertThat(plan.scans()).isFalse();
              assertThat(plan.steps()).containsIgnoringCase("oscar_");
            });
    return plans;
  }

  private void inTheOrderOfAnIndex(Runnable work) {
    assertThat(ledByAnIndex(work).get(0)).satisfies(plan -> assertThat(plan.sorts()).isFalse());
  }

  private void pagesOf(JobQuery wanted, int most) {
    JobPage first = history.page(wanted, Optional.empty(), most);
    assertThat(first.jobs()).hasSize(most);
    inTheOrderOfAnIndex(() -> history.page(wanted, Optional.empty(), most));
    inTheOrderOfAnIndex(() -> history.page(wanted, first.next(), most));
  }

  @Test
  void pagesOfAServiceAreReadInTheOrderOfAnIndex() {
    pagesOf(JobQuery.of(OWNER, SERVICE), 10);
  }

  @Test
  void soAreThoseOfAState() {
    for (JobRun.State state : List.of(JobRun.State.FAILED, JobRun.State.SUCCEEDED)) {
      pagesOf(new JobQuery(OWNER, Optional.of(SERVICE), Optional.of(state)), 10);
    }
    JobQuery none =
        new JobQuery(OWNER, Optional.of(SERVICE), Optional.of(JobRun.State.STAGING_OUT));
    inTheOrderOfAnIndex(
        () -> assertThat(history.page(none, Optional.empty(), 10).jobs()).isEmpty());
  }

  @Test
  void soAreThoseOfAnOwner() {
    pagesOf(JobQuery.of(OWNER), 10);
  }

  @Test
  void whatIsLeftIsCountedByAnIndex() {
    String next =
        history.page(JobQuery.of(OWNER, SERVICE), Optional.empty(), 10).next().orElseThrow();
    ledByAnIndex(() -> assertThat(history.remaining(OWNER, SERVICE, next)).isEqualTo(EACH - 10L));
  }

  @Test
  void whatHasNotEndedIsCountedWithoutWalkingWhatHas() {
    List<Plan> plans = new ArrayList<>();
    plans.addAll(ledByAnIndex(() -> history.counts(SERVICE)));
    plans.addAll(ledByAnIndex(() -> history.counts(OWNER)));
    assertThat(history.counts(OWNER)).containsExactly(history.counts(SERVICE));
    assertThat(history.counts(SERVICE).jobs(JobRun.State.FAILED)).isEqualTo(EACH / 5);
    for (Plan plan : plans) {
      long counted = Pattern.compile("COUNT").matcher(plan.sql()).results().count();
      assertThat(BOUND_BY_STATE.matcher(plan.steps()).results().count())
          .as(plan.steps())
          .isEqualTo(counted);
    }
  }

  @Test
  void theNewestResultsAreReadInTheOrderOfAnIndex() {
    inTheOrderOfAnIndex(() -> assertThat(lineage.results(OWNER, 10)).hasSize(10));
  }
}
