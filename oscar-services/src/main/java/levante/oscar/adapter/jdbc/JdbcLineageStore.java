package levante.oscar.adapter.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.lineage.Lineage;
import levante.oscar.lineage.LineageStore;
import levante.oscar.lineage.ObjectVersion;
import levante.oscar.storage.StoredObject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads lineage from what a job's success wrote: its input and its outputs. */
public final class JdbcLineageStore implements LineageStore {
  private static final String ENDED_WELL =
      "SELECT j.* FROM oscar_jobs j WHERE j.owner = :owner AND j.state = 'SUCCEEDED'";
  private static final String OLDEST_FIRST = " ORDER BY j.finished, j.name";

  private final OscarDatabase database;

  /** In this database. */
  public JdbcLineageStore(OscarDatabase database) {
    this.database = database;
  }

  @Override
  public List<Lineage> making(OwnerId owner, ObjectVersion version) {
    return of(
        ENDED_WELL
            + " AND EXISTS (SELECT 1 FROM oscar_outputs o WHERE o.job = j.name"
            + " AND o.storage = :storage AND o.bucket = :bucket AND o.object_key = :key"
            + " AND o.etag = :etag)"
            + OLDEST_FIRST,
        owner,
        version);
  }

  @Override
  public List<Lineage> reading(OwnerId owner, ObjectVersion version) {
    return of(
        ENDED_WELL
            + " AND j.storage = :storage AND j.bucket = :bucket AND j.object_key = :key"
            + " AND j.etag = :etag"
            + OLDEST_FIRST,
        owner,
        version);
  }

  private List<Lineage> of(String sql, OwnerId owner, ObjectVersion version) {
    return database.inTransaction(
        handle ->
            lineages(
                handle,
                handle
                    .createQuery(sql)
                    .bind("owner", owner.value())
                    .bind("storage", version.storage())
                    .bind("bucket", version.bucket())
                    .bind("key", version.key())
                    .bind("etag", version.eTag())));
  }

  @Override
  public List<Lineage> newest(OwnerId owner, int limit) {
    return database.inTransaction(handle -> lineages(handle, newest(handle, owner, limit)));
  }

  @Override
  public List<Lineage> results(OwnerId owner, int limit) {
    return database.inTransaction(
        handle -> lineages(JdbcJobStore.jobs(handle, newest(handle, owner, limit)), Map.of()));
  }

  private static Query newest(Handle handle, OwnerId owner, int limit) {
    return handle
        .createQuery(
            ENDED_WELL + " ORDER BY j.owner, j.state, j.finished DESC, j.name DESC LIMIT :limit")
        .bind("limit", limit)
        .bind("owner", owner.value());
  }

  @Override
  public List<ObjectVersion> versions(OwnerId owner, String storage, String bucket, String key) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT etag, MAX(modified) FROM (SELECT etag, modified FROM oscar_jobs"
                        + " WHERE owner = :owner AND storage = :storage AND bucket = :bucket"
                        + " AND object_key = :key UNION ALL SELECT o.etag, o.modified"
                        + " FROM oscar_outputs o JOIN oscar_jobs j ON j.name = o.job"
                        + " WHERE j.owner = :owner AND o.storage = :storage"
                        + " AND o.bucket = :bucket AND o.object_key = :key) v"
                        + " GROUP BY etag ORDER BY 2 DESC, 1")
                .bind("owner", owner.value())
                .bind("storage", storage)
                .bind("bucket", bucket)
                .bind("key", key)
                .map((row, context) -> new ObjectVersion(storage, bucket, key, row.getString(1)))
                .list());
  }

  private static List<Lineage> lineages(Handle handle, Query query) {
    List<Job> jobs = JdbcJobStore.jobs(handle, query);
    return lineages(jobs, next(handle, jobs));
  }

  private static List<Lineage> lineages(List<Job> jobs, Map<String, Set<JobName>> next) {
    List<Lineage> lineages = new ArrayList<>();
    for (Job job : jobs) {
      lineages.add(
          new Lineage(
              version(job.storage(), job.input()),
              job.name(),
              job.service(),
              job.outputs().stream().map(one -> version(one.storageId(), one.object())).toList(),
              List.copyOf(next.getOrDefault(job.name().value(), Set.of())),
              job.finished().orElse(job.created())));
    }
    return lineages;
  }

  /** The jobs, running ones too, that read what these jobs made. */
  private static Map<String, Set<JobName>> next(Handle handle, List<Job> jobs) {
    Map<String, Set<JobName>> next = new TreeMap<>();
    OscarDatabase.some(
        jobs.stream().map(job -> job.name().value()).toList(),
        names ->
            handle
                .createQuery(
                    "SELECT o.job, j.name FROM oscar_outputs o JOIN oscar_jobs j"
                        + " ON j.bucket = o.bucket AND j.object_key = o.object_key"
                        + " AND j.storage = o.storage AND j.etag = o.etag"
                        + " WHERE o.job IN (<names>)")
                .bindList("names", names)
                .map(
                    (row, context) ->
                        next.computeIfAbsent(row.getString(1), job -> new TreeSet<>())
                            .add(new JobName(row.getString(2))))
                .list());
    return next;
  }

  private static ObjectVersion version(String storage, StoredObject object) {
    return new ObjectVersion(storage, object.bucket(), object.key(), object.eTag());
  }
}
