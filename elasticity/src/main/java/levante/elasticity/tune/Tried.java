package levante.elasticity.tune;

import java.util.Objects;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.RunReport;

/** A policy and what came of it on the trace. */
public record Tried(PolicySettings policy, RunReport report) {
  public Tried {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(report, "report");
  }

  /** Whether it is better in mean wait or cost, and worse in neither. */
  boolean dominates(Tried other) {
    int wait = Double.compare(report.meanWaitSeconds(), other.report.meanWaitSeconds());
    int cost = report.machineTime().compareTo(other.report.machineTime());
    return wait <= 0 && cost <= 0 && (wait < 0 || cost < 0);
  }
}
