package levante.oscar.adapter.sandbox.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.State;
import levante.oscar.supervisor.JobJson;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The runs, as the sandbox's database keeps them. */
public final class RunTable {
  private final Jdbi jdbi;

  /** The runs in that database. */
  public RunTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Every run that has not ended or still holds its pod, the oldest first. */
  public List<SandboxRun> open() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM sandbox_run WHERE NOT released OR state NOT IN"
                        + " ('SUCCEEDED', 'FAILED') ORDER BY created_at, cluster, name")
                .map(RunTable::run)
                .list());
  }

  /** A cluster's runs, by name. */
  public List<SandboxRun> of(ClusterId cluster) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM sandbox_run WHERE cluster = :cluster ORDER BY name")
                .bind("cluster", cluster.value())
                .map(RunTable::run)
                .list());
  }

  /** Every run, by cluster and name. */
  public List<SandboxRun> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM sandbox_run ORDER BY cluster, name")
                .map(RunTable::run)
                .list());
  }

  /** One run; absent when it is unknown. */
  public Optional<SandboxRun> find(ClusterId cluster, JobName name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM sandbox_run WHERE cluster = :cluster AND name = :name")
                .bind("cluster", cluster.value())
                .bind("name", name.value())
                .map(RunTable::run)
                .findOne());
  }

  /** The runs that share a pod, by turn. */
  public List<SandboxRun> ofPod(ClusterId cluster, JobName pod) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM sandbox_run WHERE cluster = :cluster"
                        + " AND COALESCE(pod, name) = :pod ORDER BY turn, name")
                .bind("cluster", cluster.value())
                .bind("pod", pod.value())
                .map(RunTable::run)
                .list());
  }

  /** Keeps new runs, all or none. */
  public void addAll(List<SandboxRun> runs) {
    jdbi.useTransaction(handle -> runs.forEach(run -> add(handle, run)));
  }

  private static void add(Handle handle, SandboxRun run) {
    bound(
            handle.createUpdate(
                "INSERT INTO sandbox_run (cluster, name, pod, turn, state, spec, node, attempt,"
                    + " uid, boot, exited_at, ending, exit_code, message, outputs, created_at,"
                    + " started_at, finished_at, released) VALUES (:cluster, :name, :pod, :turn,"
                    + " :state, :spec, :node, :attempt, :uid, :boot, :exited, :ending, :code,"
                    + " :message, :outputs, :created, :started, :finished, :released)"),
            run)
        .execute();
  }

  /** Keeps a run as it is now. */
  public void save(SandboxRun run) {
    jdbi.useHandle(
        handle ->
            bound(
                    handle.createUpdate(
                        "UPDATE sandbox_run SET state = :state, spec = :spec, node = :node,"
                            + " attempt = :attempt, uid = :uid, boot = :boot, exited_at = :exited,"
                            + " ending = :ending, exit_code = :code, message = :message, outputs ="
                            + " :outputs, created_at = :created, started_at = :started, finished_at"
                            + " = :finished, released = :released WHERE cluster = :cluster AND name"
                            + " = :name"),
                    run)
                .execute());
  }

  /** Forgets a run. */
  public void remove(SandboxRun run) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM sandbox_run WHERE cluster = ? AND name = ?",
                run.cluster().value(),
                run.name().value()));
  }

  private static <S extends SqlStatement<S>> S bound(S statement, SandboxRun run) {
    return statement
        .bind("cluster", run.cluster().value())
        .bind("name", run.name().value())
        .bind("pod", run.pod().value())
        .bind("turn", run.turn())
        .bind("state", run.state().name())
        .bind("spec", run.spec().map(JobJson::render))
        .bind("node", run.node())
        .bind("attempt", run.attempt())
        .bind("uid", run.user().isPresent() ? (Integer) run.user().getAsInt() : null)
        .bind("boot", run.boot())
        .bind("exited", run.exitedAt().map(Instant::toEpochMilli))
        .bind("ending", run.ending().map(failure -> failure.kind().name()))
        .bind("code", run.ending().flatMap(Failure::exitCode))
        .bind("message", run.ending().map(Failure::message))
        .bind("outputs", JobJson.render(run.outputs()))
        .bind("created", run.created().toEpochMilli())
        .bind("started", run.started().map(Instant::toEpochMilli))
        .bind("finished", run.finished().map(Instant::toEpochMilli))
        .bind("released", run.released());
  }

  private static SandboxRun run(ResultSet row, StatementContext context) throws SQLException {
    return new SandboxRun(
        new ClusterId(row.getString("cluster")),
        new JobName(row.getString("name")),
        new JobName(Optional.ofNullable(row.getString("pod")).orElse(row.getString("name"))),
        row.getInt("turn"),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("spec")).map(JobJson::job),
        Optional.ofNullable(row.getString("node")),
        row.getInt("attempt"),
        integer(row, "uid").map(OptionalInt::of).orElse(OptionalInt.empty()),
        Optional.ofNullable(row.getString("boot")),
        instant(row, "exited_at"),
        failure(row),
        JobJson.outputs(row.getString("outputs")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        row.getBoolean("released"));
  }

  private static Optional<Failure> failure(ResultSet row) throws SQLException {
    String kind = row.getString("ending");
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new Failure(
                FailureKind.valueOf(kind), integer(row, "exit_code"), row.getString("message")));
  }

  private static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }
}
