package levante.oscar.adapter.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.history.JobHistory;
import levante.oscar.history.JobPage;
import levante.oscar.history.JobQuery;
import levante.oscar.history.ServiceCounts;
import levante.oscar.service.ServiceId;
import org.jdbi.v3.core.statement.Query;

/** Reads jobs, logs and counts, and marks what was put away. */
public final class JdbcJobHistory implements JobHistory {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})_([a-z0-9-]{1,63})");

  private static final String OF_SERVICE = " AND cluster = :cluster AND service = :service";

  /** The first part binds the index, which the second does not. */
  private static final String AFTER =
      " AND created <= :created AND (created < :created OR name < :name)";

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
    String order = orderOf(wanted);
    List<Job> jobs =
        database.inTransaction(
            handle -> {
              Query query =
                  handle
                      .createQuery(pageOf(wanted) + (cursor.isPresent() ? AFTER : "") + order)
                      .bind("owner", wanted.owner().value())
                      .bind("most", limit + 1);
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

  private static String pageOf(JobQuery wanted) {
    return "SELECT * FROM oscar_jobs WHERE owner = :owner AND put_away = FALSE"
        + (wanted.service().isPresent() ? OF_SERVICE : "")
        + (wanted.state().isPresent() ? " AND state = :state" : "");
  }

  /** What an index is bound by comes first, so that H2 too walks the index instead of sorting. */
  private static String orderOf(JobQuery wanted) {
    return " ORDER BY "
        + (wanted.service().isPresent() ? "cluster, service, " : "")
        + (wanted.state().isPresent() ? "state, " : "")
        + "owner, put_away, created DESC, name DESC LIMIT :most";
  }

  @Override
  public long remaining(OwnerId owner, ServiceId service, String after) {
    Matcher cursor = cursor(after);
    return database.inTransaction(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM oscar_jobs WHERE owner = :owner AND put_away = FALSE"
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
    return database.inTransaction(handle -> Tallies.of(handle, owner));
  }

  @Override
  public ServiceCounts counts(ServiceId service) {
    return database.inTransaction(handle -> Tallies.of(handle, service));
  }
}
