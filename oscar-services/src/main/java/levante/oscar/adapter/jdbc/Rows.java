package levante.oscar.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StoredObject;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows into values and values into parameters. */
final class Rows {
  private Rows() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static ServiceId service(ResultSet row) throws SQLException {
    return new ServiceId(new ClusterId(row.getString("cluster")), row.getString("service"));
  }

  static StoredObject object(ResultSet row) throws SQLException {
    return new StoredObject(
        row.getString("bucket"),
        row.getString("object_key"),
        row.getLong("object_size"),
        row.getString("etag"),
        Optional.ofNullable(row.getString("version_id")),
        instant(row, "modified"));
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    StoredObject object = object(row);
    return new Delivery(
        new DeliveryKey(
            service(row),
            row.getString("storage"),
            object.bucket(),
            object.key(),
            row.getString("version")),
        object,
        Delivery.Source.valueOf(row.getString("source")),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("script_failures"),
        row.getInt("other_failures"),
        instant(row, "accepted"),
        instant(row, "not_before"),
        Optional.ofNullable(row.getString("reason")));
  }

  /** A job without its outputs. */
  static Job job(ResultSet row) throws SQLException {
    return new Job(
        new JobName(row.getString("name")),
        service(row),
        new OwnerId(row.getString("owner")),
        row.getString("delivery"),
        row.getString("storage"),
        object(row),
        row.getInt("attempt"),
        new JobName(Optional.ofNullable(row.getString("batch")).orElse(row.getString("name"))),
        JobRun.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("node")),
        failure(row),
        java.util.List.of(),
        instant(row, "created"),
        optionalInstant(row, "started"),
        optionalInstant(row, "finished"));
  }

  private static Optional<JobRun.Failure> failure(ResultSet row) throws SQLException {
    String kind = row.getString("failure_kind");
    if (kind == null) {
      return Optional.empty();
    }
    int exitCode = row.getInt("exit_code");
    Optional<Integer> code = row.wasNull() ? Optional.empty() : Optional.of(exitCode);
    return Optional.of(
        new JobRun.Failure(
            JobRun.FailureKind.valueOf(kind), code, row.getString("failure_message")));
  }

  static <S extends SqlStatement<S>> S bindService(S statement, ServiceId service) {
    return statement.bind("cluster", service.cluster().value()).bind("service", service.name());
  }

  static <S extends SqlStatement<S>> S bindObject(S statement, StoredObject object) {
    return statement
        .bind("bucket", object.bucket())
        .bind("object_key", object.key())
        .bind("object_size", object.size())
        .bind("etag", object.eTag())
        .bind("version_id", object.versionId().orElse(null))
        .bind("modified", object.lastModified().toEpochMilli());
  }

  /** What of a job changes. */
  static <S extends SqlStatement<S>> S bindProgress(S statement, Job job) {
    return statement
        .bind("name", job.name().value())
        .bind("state", job.state().name())
        .bind("node", job.node().orElse(null))
        .bind("failure_kind", job.failure().map(one -> one.kind().name()).orElse(null))
        .bind("exit_code", job.failure().flatMap(JobRun.Failure::exitCode).orElse(null))
        .bind("failure_message", job.failure().map(JobRun.Failure::message).orElse(null))
        .bind("started", job.started().map(Instant::toEpochMilli).orElse(null))
        .bind("finished", job.finished().map(Instant::toEpochMilli).orElse(null));
  }
}
