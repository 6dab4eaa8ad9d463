package levante.bench.pages;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.oscar.adapter.jdbc.JdbcInbox;
import levante.oscar.adapter.jdbc.JdbcJobStore;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;

/**
 * Jobs that ended long ago, written by the module's own stores into the database of a server that
 * is stopped: what the first service made the second has read, and some failed.
 */
final class Seed {
  static final String FIRST = "first";
  static final String SECOND = "second";

  private static final OwnerId OWNER = new OwnerId("admin");
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final int AT_ONCE = 500;

  /** Of each so many files the first service fails with one. */
  private static final int FAILING = 20;

  private final ClusterId cluster;
  private final JdbcInbox inbox;
  private final JdbcJobStore jobs;

  private Seed(ClusterId cluster, OscarDatabase database) {
    this.cluster = cluster;
    this.inbox = new JdbcInbox(database);
    this.jobs = new JdbcJobStore(database);
  }

  /** Writes so many jobs below a data folder. */
  static void write(Path data, String cluster, int jobs) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:%s;IFEXISTS=TRUE".formatted(data.resolve("levante")));
    config.setUsername("sa");
    try (HikariDataSource source = new HikariDataSource(config)) {
      Seed seed = new Seed(new ClusterId(cluster), OscarDatabase.migrated(source));
      for (int from = 0; from < jobs; from += AT_ONCE) {
        seed.write(from, Math.min(jobs, from + AT_ONCE));
      }
    }
  }

  /** Those with these numbers: of two in a row the second reads what the first made. */
  private void write(int from, int to) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Job> opened = new ArrayList<>();
    for (int number = from; number < to; number++) {
      Delivery delivery = delivery(number);
      deliveries.add(delivery);
      opened.add(waiting(number, delivery));
    }
    inbox.accept(deliveries);
    jobs.open(opened);
    for (int number = from; number < to; number++) {
      close(number, opened.get(number - from), deliveries.get(number - from));
    }
    jobs.forgotten(opened.stream().map(Job::name).toList());
  }

  private Delivery delivery(int number) {
    boolean first = number % 2 == 0;
    StoredObject object = object(first ? "in" : "small", number / 2);
    ServiceId service = new ServiceId(cluster, first ? FIRST : SECOND);
    Instant at = at(number);
    return new Delivery(
        DeliveryKey.of(service, cluster.value(), object),
        object,
        Delivery.Source.NOTIFICATION,
        Delivery.State.WAITING,
        0,
        0,
        0,
        at,
        at,
        Optional.empty());
  }

  private static StoredObject object(String folder, int number) {
    String tag = "%032x".formatted(folder.hashCode() * 1_000_003L + number & Long.MAX_VALUE);
    String key = "%s/%06d.jpg".formatted(folder, number);
    return new StoredObject(
        World.BUCKET, key, 20_000 + number, tag, Optional.empty(), at(2 * number));
  }

  private static Instant at(int number) {
    return FROM.plusSeconds(30L * number);
  }

  private static Job waiting(int number, Delivery delivery) {
    JobName name = JobName.of(delivery.key(), 1);
    return new Job(
        name,
        delivery.key().service(),
        OWNER,
        delivery.key().digest(),
        delivery.key().storage(),
        delivery.object(),
        1,
        name,
        JobRun.State.WAITING,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        at(number),
        Optional.empty(),
        Optional.empty());
  }

  private void close(int number, Job job, Delivery delivery) {
    boolean fails = number % (2 * FAILING) == 1;
    Instant start = job.created().plus(2, ChronoUnit.SECONDS);
    Job ended =
        new Job(
            job.name(),
            job.service(),
            job.owner(),
            job.delivery(),
            job.storage(),
            job.input(),
            job.attempt(),
            job.batch(),
            fails ? JobRun.State.FAILED : JobRun.State.SUCCEEDED,
            Optional.of("node-" + number % 7),
            fails ? Optional.of(failure()) : Optional.empty(),
            fails ? List.of() : List.of(output(number)),
            job.created(),
            Optional.of(start),
            Optional.of(start.plusSeconds(5)));
    jobs.close(
        ended,
        fails
            ? delivery.dead(Delivery.Blame.SCRIPT, "the script failed")
            : delivery.in(Delivery.State.SUCCEEDED, "1 results"),
        "looking at %s\ndone\n".formatted(job.input().key()));
  }

  private static JobRun.Failure failure() {
    return new JobRun.Failure(JobRun.FailureKind.SCRIPT, Optional.of(3), "cannot read it");
  }

  private JobRun.Published output(int number) {
    String folder = number % 2 == 0 ? "small" : "smaller";
    return new JobRun.Published(cluster.value(), object(folder, number / 2));
  }
}
