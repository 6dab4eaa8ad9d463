package levante.elasticity.simulate;

import java.util.Objects;

/**
 * How the simulated cluster's own scheduler works; it is the same whatever policy scales.
 *
 * @param order which waiting pod may start
 * @param scoring which of the nodes with room takes it
 */
public record SchedulerRules(Order order, Scoring scoring) {
  /** As kube-scheduler with the scoring of a cluster whose nodes shall empty. */
  public static final SchedulerRules DEFAULTS =
      new SchedulerRules(Order.ANY, Scoring.MOST_ALLOCATED);

  /** Which waiting pod may start. */
  public enum Order {
    /** No pod overtakes an older one that has no room yet. */
    FIFO,
    /** Each that has room, the older ones first. */
    ANY
  }

  /** Which of the nodes with room takes a pod; the name decides between equal ones. */
  public enum Scoring {
    /** The fullest: kube-scheduler's MostAllocated. */
    MOST_ALLOCATED,
    /** The emptiest: kube-scheduler's LeastAllocated, its default. */
    LEAST_ALLOCATED,
    /** The first by name. */
    FIRST_FIT
  }

  public SchedulerRules {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(scoring, "scoring");
  }
}
