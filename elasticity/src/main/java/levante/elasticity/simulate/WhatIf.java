package levante.elasticity.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;

/**
 * The world in which a recorded workload is run again.
 *
 * @param node what the cloud offers
 * @param conditions how its machines come and go
 * @param scheduler how the cluster's own scheduler works
 * @param idleTime the cluster's, which the policies know
 * @param scanPeriod how often the loop looks
 */
public record WhatIf(
    NodeSpec node,
    SupplyConditions conditions,
    SchedulerRules scheduler,
    Duration idleTime,
    Duration scanPeriod) {
  /** A Monday, at midnight. */
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  /** CLUES's PERIOD_SCHEDULE, for all policies. */
  public static final Duration SCAN_PERIOD = Duration.ofSeconds(5);

  /** With the idle time that clusters have when nobody sets it. */
  public WhatIf(NodeSpec node, SupplyConditions conditions, SchedulerRules scheduler) {
    this(node, conditions, scheduler, ScalingSettings.DEFAULTS.idleTime(), SCAN_PERIOD);
  }

  /** Virtual time without any end of a job after which a run has got stuck. */
  private static final Duration STUCK = Duration.ofDays(30);

  /**
   * Runs the jobs until the last has ended; machines that are there then count up to that instant.
   *
   * @param policies the policy for the cluster's settings
   * @throws LevanteException INVALID_REQUEST when a job fits no node
   */
  public RunReport run(List<VirtualJob> jobs, Function<ScalingSettings, ScalingPolicy> policies) {
    jobs.stream().filter(job -> !node.holds(job.requests())).findFirst().ifPresent(this::refuse);
    ScalingSettings settings =
        ScalingSettings.DEFAULTS
            .withIdleTime(idleTime)
            .withScanPeriod(scanPeriod)
            .withMaxBootingNodes(node.most());
    Simulation simulation =
        new Simulation(
            new ElasticCluster(
                new ClusterId("whatif"), new OwnerId("whatif"), node.pools(), settings),
            conditions,
            jobs,
            START,
            new Simulation.Setup(policies, scheduler, UnaryOperator.identity()));
    runToTheEnd(simulation, jobs);
    return RunReport.of(simulation, jobs, node);
  }

  private void runToTheEnd(Simulation simulation, List<VirtualJob> jobs) {
    Duration longest = Duration.ZERO;
    for (VirtualJob job : jobs) {
      Duration end = job.submitted().plus(job.duration());
      longest = end.compareTo(longest) > 0 ? end : longest;
    }
    int done = -1;
    Duration deadline = longest;
    while (simulation.unfinished() > 0) {
      simulation.next();
      if (simulation.cluster().done() > done) {
        done = simulation.cluster().done();
        deadline = simulation.elapsed().plus(longest).plus(STUCK);
      } else if (simulation.elapsed().compareTo(deadline) > 0) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "%d jobs never start: with this trace, policy and cloud the run does not end"
                .formatted(simulation.unfinished()));
      }
    }
  }

  private void refuse(VirtualJob job) {
    throw new LevanteException(
        ErrorCode.INVALID_REQUEST,
        "job %s asks for %s, and a node has %s only: give larger nodes"
            .formatted(job.name(), job.requests(), node.allocatable()));
  }
}
