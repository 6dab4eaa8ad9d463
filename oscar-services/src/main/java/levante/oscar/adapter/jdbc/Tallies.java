package levante.oscar.adapter.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ServiceCounts;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How much services have done and have to do. What ended well is much and ends once: it is counted
 * as it ends. The rest is little and changes: it is counted when somebody asks.
 */
final class Tallies {
  private static final String ENDED_JOBS =
      "SELECT cluster, service, state, SUM(jobs) FROM oscar_ended_jobs WHERE %s"
          + " GROUP BY cluster, service, state";
  private static final String OPEN_JOBS =
      each(
          JobRun.State.values(),
          state -> !state.isFinal(),
          "SELECT cluster, service, '%1$s', COUNT(*) FROM oscar_jobs WHERE %%1$s"
              + " AND state = '%1$s' GROUP BY cluster, service");
  private static final String DONE =
      "SELECT cluster, service, 'SUCCEEDED', deliveries FROM oscar_done_deliveries WHERE %s";
  private static final String DELIVERIES =
      each(
          Delivery.State.values(),
          state -> state != Delivery.State.SUCCEEDED,
          "SELECT cluster, service, '%1$s', COUNT(*) FROM oscar_deliveries WHERE %%1$s"
              + " AND state = '%1$s' GROUP BY cluster, service");

  /** Jobs have their own owners, who may be others than the service's. */
  private static final String OF_OWNER = "owner = :owner";

  private static final String OF_SERVICE = "cluster = :cluster AND service = :service";

  private Tallies() {}

  /** One state after the other: of several at once H2 walks all states of the index. */
  private static <S extends Enum<S>> String each(S[] states, Predicate<S> wanted, String sql) {
    return Arrays.stream(states)
        .filter(wanted)
        .map(state -> sql.formatted(state.name()))
        .collect(Collectors.joining(" UNION ALL "));
  }

  /** Counts a job that ends in this transaction, and its delivery when that is done with it. */
  static void count(Handle handle, Job ended, Delivery after) {
    add(
        handle,
        ended,
        "UPDATE oscar_ended_jobs SET jobs = jobs + 1 WHERE cluster = :cluster"
            + " AND service = :service AND owner = :owner AND state = :state",
        "INSERT INTO oscar_ended_jobs (cluster, service, owner, state, jobs)"
            + " VALUES (:cluster, :service, :owner, :state, 1)");
    if (after.state() == Delivery.State.SUCCEEDED) {
      add(
          handle,
          ended,
          "UPDATE oscar_done_deliveries SET deliveries = deliveries + 1"
              + " WHERE cluster = :cluster AND service = :service",
          "INSERT INTO oscar_done_deliveries (cluster, service, deliveries)"
              + " VALUES (:cluster, :service, 1)");
    }
  }

  private static void add(Handle handle, Job ended, String update, String insert) {
    if (change(handle, ended, update) == 0) {
      change(handle, ended, insert);
    }
  }

  private static int change(Handle handle, Job ended, String sql) {
    return Rows.bindService(handle.createUpdate(sql), ended.service())
        .bind("owner", ended.owner().value())
        .bind("state", ended.state().name())
        .execute();
  }

  /** Of one service, whoever's the jobs were. */
  static ServiceCounts of(Handle handle, ServiceId service) {
    Map<ServiceId, Map<JobRun.State, Long>> jobs = new TreeMap<>();
    add(jobs, ofOne(handle, ENDED_JOBS, service), JobRun.State.class);
    add(jobs, ofOne(handle, OPEN_JOBS, service), JobRun.State.class);
    return new ServiceCounts(
        service, deliveries(handle, service), jobs.getOrDefault(service, Map.of()));
  }

  private static Map<Delivery.State, Long> deliveries(Handle handle, ServiceId service) {
    Map<ServiceId, Map<Delivery.State, Long>> deliveries = new TreeMap<>();
    add(deliveries, ofOne(handle, DONE, service), Delivery.State.class);
    add(deliveries, ofOne(handle, DELIVERIES, service), Delivery.State.class);
    return deliveries.getOrDefault(service, Map.of());
  }

  /** Of each service that is an owner's, or of which he has jobs; without those that have none. */
  static List<ServiceCounts> of(Handle handle, OwnerId owner) {
    Map<ServiceId, Map<JobRun.State, Long>> jobs = new TreeMap<>();
    add(jobs, ofOwner(handle, ENDED_JOBS.formatted(OF_OWNER), owner), JobRun.State.class);
    add(jobs, ofOwner(handle, OPEN_JOBS.formatted(OF_OWNER), owner), JobRun.State.class);
    TreeSet<ServiceId> services = new TreeSet<>(jobs.keySet());
    services.addAll(
        ofOwner(
                handle,
                "SELECT cluster, name AS service FROM oscar_services WHERE owner = :owner",
                owner)
            .map((row, context) -> Rows.service(row))
            .list());
    List<ServiceCounts> counts = new ArrayList<>();
    for (ServiceId service : services) {
      Map<Delivery.State, Long> deliveries = deliveries(handle, service);
      if (jobs.containsKey(service) || !deliveries.isEmpty()) {
        counts.add(new ServiceCounts(service, deliveries, jobs.getOrDefault(service, Map.of())));
      }
    }
    return counts;
  }

  private static Query ofOne(Handle handle, String sql, ServiceId service) {
    return Rows.bindService(handle.createQuery(sql.formatted(OF_SERVICE)), service);
  }

  private static Query ofOwner(Handle handle, String sql, OwnerId owner) {
    return handle.createQuery(sql).bind("owner", owner.value());
  }

  private static <S extends Enum<S>> void add(
      Map<ServiceId, Map<S, Long>> counts, Query query, Class<S> states) {
    query
        .map(
            (row, context) ->
                counts
                    .computeIfAbsent(Rows.service(row), service -> new EnumMap<>(states))
                    .put(Enum.valueOf(states, row.getString(3)), row.getLong(4)))
        .list();
  }
}
