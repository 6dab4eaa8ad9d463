package levante.web.view;

import java.util.List;

/**
 * All that the page at {@code /} shows one caller, at one moment. Jobs, decisions and results come
 * newest first and bounded; the rest is in the order of the names. Equal dashboards render equally,
 * so a part that did not change is not sent again.
 */
public record Dashboard(
    List<ClusterRow> clusters,
    List<MachineRow> machines,
    List<ServiceRow> services,
    List<JobRow> jobs,
    List<DecisionRow> decisions,
    List<ResultRow> results) {
  /** What a caller sees who has made nothing yet. */
  public static final Dashboard EMPTY =
      new Dashboard(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Dashboard {
    clusters = List.copyOf(clusters);
    machines = List.copyOf(machines);
    services = List.copyOf(services);
    jobs = List.copyOf(jobs);
    decisions = List.copyOf(decisions);
    results = List.copyOf(results);
  }
}
