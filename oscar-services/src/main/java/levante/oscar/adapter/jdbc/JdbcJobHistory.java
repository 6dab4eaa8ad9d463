package levante.oscar.adapter.jdbc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.JobHistory;
import levante.oscar.history.JobPage;
import levante.oscar.history.JobQuery;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads jobs, logs and counts, and marks what was put away. */
public final class JdbcJobHistory implements JobHistory {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})_([a-z0-9-]{1,63})");

  private static final String OF_SERVICE = " AND cluster = :cluster AND service = :service";
  private static final String AFTER =
      " AND (created < :created OR (created = :created AND name < :name))";
  private static final String DELIVERIES =
      "SELECT cluster, service, state, COUNT(*) FROM oscar_deliveries"
          + " WHERE (cluster, service) IN (SELECT cluster, name FROM oscar_services"
          + " WHERE owner = :owner UNION SELECT cluster, service FROM oscar_jobs"
          + " WHERE owner = :owner) GROUP BY cluster, service, state";
  private static final String OF_ONE =
      "SELECT cluster, service, state, COUNT(*) FROM %s WHERE cluster = :cluster"
          + " AND service = :service GROUP BY cluster, service, state";
  private static final String JOBS =
      "SELECT cluster, service, state, COUNT(*) FROM oscar_jobs WHERE owner = :owner"
          + " GROUP BY cluster, service, state";

  private final OscarDatabase database;

  /** In this database. */
  public JdbcJobHistory(OscarDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Job> find(JobName name) {
    return database.inTransaction(
        handle ->
            JdbcJobStore.jobs(
                    handle,
                    handle
                        .createQuery("SELECT * FROM oscar_jobs WHERE name = :name AND NOT put_away")
                        .bind("name", name.value()))
                .stream()
                .findFirst());
  }

  @Override
  public Optional<String> log(JobName name) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery("SELECT content FROM oscar_job_logs WHERE job = :job")
                .bind("job", name.value())
                .map((row, context) -> row.getString(1))
                .findOne());
  }

  @Override
  public JobPage page(JobQuery wanted, Optional<String> after, int limit) {
    Optional<Matcher> cursor = after.map(JdbcJobHistory::cursor);
    String sql =
        "SELECT * FROM oscar_jobs WHERE owner = :owner AND NOT put_away"
            + (wanted.service().isPresent() ? OF_SERVICE : "")
            + (wanted.state().isPresent() ? " AND state = :state" : "")
            + (cursor.isPresent() ? AFTER : "")
            + " ORDER BY created DESC, name DESC";
    List<Job> jobs =
        database.inTransaction(
            handle -> {
              Query query =
                  handle
                      .createQuery(sql)
                      .bind("owner", wanted.owner().value())
                      .setMaxRows(limit + 1);
              wanted.service().ifPresent(id -> Rows.bindService(query, id));
              wanted.state().ifPresent(state -> query.bind("state", state.name()));
              cursor.ifPresent(at -> bindCursor(query, at));
              return JdbcJobStore.jobs(handle, query);
            });
    if (jobs.size() <= limit) {
      return new JobPage(jobs, Optional.empty());
    }
    List<Job> shown = jobs.subList(0, limit);
    Job last = shown.get(limit - 1);
    return new JobPage(
        shown, Optional.of(last.created().toEpochMilli() + "_" + last.name().value()));
  }

  @Override
  public long remaining(OwnerId owner, ServiceId service, String after) {
    Matcher cursor = cursor(after);
    return database.inTransaction(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM oscar_jobs WHERE owner = :owner AND NOT put_away"
                          + OF_SERVICE
                          + AFTER)
                  .bind("owner", owner.value());
          Rows.bindService(query, service);
          bindCursor(query, cursor);
          return query.mapTo(Long.class).one();
        });
  }

  private static void bindCursor(Query query, Matcher cursor) {
    query.bind("created", Long.parseLong(cursor.group(1))).bind("name", cursor.group(2));
  }

  @Override
  public void putAway(List<JobName> names) {
    database.inTransaction(
        handle ->
            OscarDatabase.some(
                names,
                some -> {
                  List<String> texts = some.stream().map(JobName::value).toList();
                  return List.of(
                      handle
                          .createUpdate(
                              "UPDATE oscar_jobs SET put_away = TRUE WHERE name IN (<names>)")
                          .bindList("names", texts)
                          .execute(),
                      handle
                          .createUpdate("DELETE FROM oscar_job_logs WHERE job IN (<names>)")
                          .bindList("names", texts)
                          .execute());
                }));
  }

  private static Matcher cursor(String text) {
    Matcher matcher = CURSOR.matcher(text);
    if (!matcher.matches()) {
      throw new LevanteException(ErrorCode.INVALID_REQUEST, "'%s' is no page".formatted(text));
    }
    return matcher;
  }

  @Override
  public List<ServiceCounts> counts(OwnerId owner) {
    return database.inTransaction(
        handle -> {
          var deliveries = count(ofOwner(handle, owner, DELIVERIES), Delivery.State.class);
          var jobs = count(ofOwner(handle, owner, JOBS), JobRun.State.class);
          TreeSet<ServiceId> services = new TreeSet<>(deliveries.keySet());
          services.addAll(jobs.keySet());
          List<ServiceCounts> counts = new ArrayList<>();
          for (ServiceId service : services) {
            counts.add(
                new ServiceCounts(
                    service,
                    deliveries.getOrDefault(service, Map.of()),
                    jobs.getOrDefault(service, Map.of())));
          }
          return counts;
        });
  }

  @Override
  public ServiceCounts counts(ServiceId service) {
    return database.inTransaction(
        handle ->
            new ServiceCounts(
                service,
                count(ofOne(handle, service, "oscar_deliveries"), Delivery.State.class)
                    .getOrDefault(service, Map.of()),
                count(ofOne(handle, service, "oscar_jobs"), JobRun.State.class)
                    .getOrDefault(service, Map.of())));
  }

  private static Query ofOwner(Handle handle, OwnerId owner, String sql) {
    return handle.createQuery(sql).bind("owner", owner.value());
  }

  private static Query ofOne(Handle handle, ServiceId service, String table) {
    return Rows.bindService(handle.createQuery(OF_ONE.formatted(table)), service);
  }

  private static <S extends Enum<S>> Map<ServiceId, Map<S, Long>> count(
      Query query, Class<S> states) {
    Map<ServiceId, Map<S, Long>> counts = new TreeMap<>();
    query
        .map(
            (row, context) ->
                counts
                    .computeIfAbsent(Rows.service(row), service -> new EnumMap<>(states))
                    .put(Enum.valueOf(states, row.getString(3)), row.getLong(4)))
        .list();
    return counts;
  }
}
