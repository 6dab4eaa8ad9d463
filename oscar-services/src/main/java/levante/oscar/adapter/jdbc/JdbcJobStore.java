package levante.oscar.adapter.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobStore;
import levante.oscar.inbox.Delivery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Jobs, their logs and outputs in {@code oscar_jobs} and beside. */
public final class JdbcJobStore implements JobStore {
  private static final String NOT_ENDED = "state NOT IN ('SUCCEEDED', 'FAILED')";
  private static final String PROGRESS =
      "UPDATE oscar_jobs SET state = :state, node = :node, failure_kind = :failure_kind,"
          + " exit_code = :exit_code, failure_message = :failure_message, started = :started,"
          + " finished = :finished WHERE name = :name AND "
          + NOT_ENDED;

  private final OscarDatabase database;

  /** In this database. */
  public JdbcJobStore(OscarDatabase database) {
    this.database = database;
  }

  @Override
  public void open(List<Job> jobs) {
    database.inTransaction(
        handle -> {
          PreparedBatch deliveries =
              handle.prepareBatch(
                  "UPDATE oscar_deliveries SET state = 'RUNNING', attempts = :attempt"
                      + " WHERE digest = :digest AND state = 'WAITING'"
                      + " AND attempts = :attempt - 1");
          jobs.forEach(
              job ->
                  deliveries.bind("attempt", job.attempt()).bind("digest", job.delivery()).add());
          int[] waited = deliveries.execute();
          for (int i = 0; i < waited.length; i++) {
            if (waited[i] != 1) {
              throw new LevanteException(
                  ErrorCode.STALE_WRITE,
                  "the delivery of %s does not wait".formatted(jobs.get(i).name()));
            }
          }
          return insert(handle, jobs);
        });
  }

  private static int insert(Handle handle, List<Job> jobs) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO oscar_jobs (name, cluster, service, owner, delivery, storage, bucket,"
                + " object_key, object_size, etag, version_id, modified, attempt, batch, state,"
                + " node, failure_kind, exit_code, failure_message, created, started, finished,"
                + " forgotten) VALUES (:name, :cluster, :service, :owner, :delivery, :storage,"
                + " :bucket, :object_key, :object_size, :etag, :version_id, :modified, :attempt,"
                + " :batch, :state, :node, :failure_kind, :exit_code, :failure_message, :created,"
                + " :started, :finished, FALSE)");
    for (Job job : jobs) {
      Rows.bindService(batch, job.service());
      Rows.bindObject(batch, job.input());
      Rows.bindProgress(batch, job)
          .bind("owner", job.owner().value())
          .bind("delivery", job.delivery())
          .bind("storage", job.storage())
          .bind("attempt", job.attempt())
          .bind("batch", job.batch().value())
          .bind("created", job.created().toEpochMilli())
          .add();
    }
    return batch.execute().length;
  }

  @Override
  public void observe(Job job) {
    if (job.state().isFinal()) {
      throw new IllegalStateException("%s has ended".formatted(job.name()));
    }
    database.inTransaction(
        handle -> Rows.bindProgress(handle.createUpdate(PROGRESS), job).execute());
  }

  @Override
  public void close(Job job, Delivery after, String log) {
    // Of jobs that are the first of their service to end, each may be the one that counts first.
    database.inTransactionAgainstOthers(handle -> close(handle, job, after, log));
  }

  @Override
  public void handOver(Job job, Delivery after, Delivery taken, String log) {
    database.inTransactionAgainstOthers(
        handle ->
            close(handle, job, after, log) == 1 ? JdbcInbox.insertNew(handle, List.of(taken)) : 0);
  }

  private static int close(Handle handle, Job job, Delivery after, String log) {
    if (!job.state().isFinal()) {
      throw new IllegalStateException("%s has not ended".formatted(job.name()));
    }
    int ended = Rows.bindProgress(handle.createUpdate(PROGRESS), job).execute();
    if (ended == 1) {
      writeOutputs(handle, job);
      writeLog(handle, job, log);
      writeDelivery(handle, after);
      Tallies.count(handle, job, after);
    }
    return ended;
  }

  private static void writeOutputs(Handle handle, Job job) {
    if (job.outputs().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO oscar_outputs (job, seq, storage, bucket, object_key, object_size, etag,"
                + " version_id, modified) VALUES (:job, :seq, :storage, :bucket, :object_key,"
                + " :object_size, :etag, :version_id, :modified)");
    int seq = 0;
    for (JobRun.Published output : job.outputs()) {
      Rows.bindObject(batch, output.object())
          .bind("job", job.name().value())
          .bind("seq", seq++)
          .bind("storage", output.storageId())
          .add();
    }
    batch.execute();
  }

  private static void writeLog(Handle handle, Job job, String log) {
    handle
        .createUpdate("INSERT INTO oscar_job_logs (job, content) VALUES (:job, :log)")
        .bind("job", job.name().value())
        // PostgreSQL has no text with NUL in it.
        .bind("log", log.replace('\0', '?'))
        .execute();
  }

  private static void writeDelivery(Handle handle, Delivery after) {
    handle
        .createUpdate(
            "UPDATE oscar_deliveries SET state = :state, script_failures = :script,"
                + " other_failures = :other, not_before = :not_before, reason = :reason"
                + " WHERE digest = :digest")
        .bind("state", after.state().name())
        .bind("script", after.scriptFailures())
        .bind("other", after.otherFailures())
        .bind("not_before", after.notBefore().toEpochMilli())
        .bind("reason", after.reason().orElse(null))
        .bind("digest", after.key().digest())
        .execute();
  }

  @Override
  public List<Job> unfinished() {
    return database.inTransaction(
        handle ->
            jobs(
                handle,
                handle.createQuery(
                    "SELECT * FROM oscar_jobs WHERE state IN ('WAITING', 'STAGING_IN', 'RUNNING',"
                        + " 'STAGING_OUT') ORDER BY name")));
  }

  @Override
  public List<Job> find(List<JobName> names) {
    return database.inTransaction(
        handle ->
            OscarDatabase.some(
                names,
                some ->
                    jobs(
                        handle,
                        handle
                            .createQuery(
                                "SELECT * FROM oscar_jobs WHERE name IN (<names>) ORDER BY name")
                            .bindList("names", some.stream().map(JobName::value).toList()))));
  }

  /** Jobs with their outputs. */
  static List<Job> jobs(Handle handle, Query query) {
    List<Job> bare = query.map((row, context) -> Rows.job(row)).list();
    List<String> names =
        bare.stream()
            .filter(job -> job.state() == JobRun.State.SUCCEEDED)
            .map(job -> job.name().value())
            .toList();
    Map<String, List<JobRun.Published>> outputs = new LinkedHashMap<>();
    OscarDatabase.some(
        names,
        some ->
            handle
                .createQuery("SELECT * FROM oscar_outputs WHERE job IN (<names>) ORDER BY job, seq")
                .bindList("names", some)
                .map(
                    (row, context) ->
                        outputs
                            .computeIfAbsent(row.getString("job"), job -> new ArrayList<>())
                            .add(new JobRun.Published(row.getString("storage"), Rows.object(row))))
                .list());
    return bare.stream()
        .map(job -> job.made(outputs.getOrDefault(job.name().value(), List.of())))
        .toList();
  }

  @Override
  public List<ClusterId> clustersToTidy() {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT cluster FROM oscar_jobs WHERE forgotten = FALSE"
                        + " AND state IN ('SUCCEEDED', 'FAILED') ORDER BY cluster")
                .map((row, context) -> new ClusterId(row.getString(1)))
                .list());
  }

  @Override
  public List<JobName> toForget(ClusterId cluster) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT name FROM oscar_jobs WHERE forgotten = FALSE AND cluster = :cluster"
                        + " AND state IN ('SUCCEEDED', 'FAILED') ORDER BY name")
                .bind("cluster", cluster.value())
                .map((row, context) -> new JobName(row.getString(1)))
                .list());
  }

  @Override
  public void forgotten(List<JobName> names) {
    database.inTransaction(
        handle ->
            OscarDatabase.some(
                names,
                some ->
                    List.of(
                        handle
                            .createUpdate(
                                "UPDATE oscar_jobs SET forgotten = TRUE WHERE name IN (<names>)"
                                    + " AND state IN ('SUCCEEDED', 'FAILED')")
                            .bindList("names", some.stream().map(JobName::value).toList())
                            .execute())));
  }
}
