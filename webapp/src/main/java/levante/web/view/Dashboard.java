package levante.web.view;

import java.util.List;

/**
 * All that the page at {@code /} shows one caller, at one moment. Jobs, decisions and results come
 * newest first and bounded; the rest is in the order of the names, clusters and machines bounded.
 * Equal dashboards render equally, so a part that did not change is not sent again.
 *
 * @param beyond what there is and is not shown
 */
public record Dashboard(
    List<ClusterRow> clusters,
    List<MachineRow> machines,
    List<ServiceRow> services,
    List<JobRow> jobs,
    List<DecisionRow> decisions,
    List<ResultRow> results,
    Beyond beyond) {
  /** How many there are besides those that are shown. */
  public record Beyond(int clusters, int machines) {
    /** None. */
    public static final Beyond NOTHING = new Beyond(0, 0);
  }

  /** What a caller sees who has made nothing yet. */
  public static final Dashboard EMPTY =
      new Dashboard(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Beyond.NOTHING);

  public Dashboard {
    clusters = List.copyOf(clusters);
    machines = List.copyOf(machines);
    services = List.copyOf(services);
    jobs = List.copyOf(jobs);
    decisions = List.copyOf(decisions);
    results = List.copyOf(results);
  }
}
