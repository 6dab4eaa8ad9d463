package levante.elasticity.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of one run of a trace.
 *
 * @param jobs how many jobs ended
 * @param waits how long each waited for its first start, shortest first
 * @param makespan from the start to the last job's end
 * @param machineTime of all machines together, from each one's order to its end
 * @param work what the jobs used, as time of whole nodes
 * @param eurPerHour the price of a node
 */
public record RunReport(
    int jobs,
    List<Duration> waits,
    Duration makespan,
    Duration machineTime,
    Duration work,
    BigDecimal eurPerHour,
    Scalings scalings) {
  /**
   * How many machines were ordered and how many were given back.
   *
   * @param evicted pods that lost their node while they ran
   */
  public record Scalings(int ups, int downs, int evicted) {}

  public RunReport {
    waits = waits.stream().sorted().toList();
  }

  static RunReport of(Simulation simulation, List<VirtualJob> jobs, NodeSpec node) {
    List<Duration> waits = new ArrayList<>();
    double work = 0;
    for (VirtualJob job : jobs) {
      if (job.part() == 0) {
        waits.add(simulation.cluster().waits().get(job.name()));
      }
      work += node.share(job.requests()) * job.duration().toMillis();
    }
    return new RunReport(
        waits.size(),
        waits,
        simulation.elapsed(),
        simulation.supply().machineTime(),
        Duration.ofMillis(Math.round(work)),
        node.eurPerHour(),
        new Scalings(
            simulation.supply().ordered(),
            simulation.supply().ended(),
            simulation.cluster().lost()));
  }

  /** The mean wait in seconds; 0 without jobs. */
  public double meanWaitSeconds() {
    return waits.stream().mapToDouble(RunReport::seconds).average().orElse(0);
  }

  /** The wait that {@code percent} of the jobs do not exceed (nearest rank), in seconds. */
  public double waitSeconds(int percent) {
    int rank = (int) Math.ceil(waits.size() * percent / 100.0);
    return waits.isEmpty() ? 0 : seconds(waits.get(Math.max(0, rank - 1)));
  }

  /** Hours of machines. */
  public double nodeHours() {
    return seconds(machineTime) / 3600;
  }

  /** Hours of machines over the hours that the work itself takes; 0 without work. */
  public double overWork() {
    return work.isZero() ? 0 : seconds(machineTime) / seconds(work);
  }

  /** The share of the machines' time that work used. */
  public double utilisation() {
    return machineTime.isZero() ? 0 : seconds(work) / seconds(machineTime);
  }

  /** What the machines cost, in EUR. */
  public BigDecimal cost() {
    return eurPerHour
        .multiply(BigDecimal.valueOf(machineTime.toMillis()))
        .divide(BigDecimal.valueOf(Duration.ofHours(1).toMillis()), 4, RoundingMode.HALF_UP);
  }

  /** What the machines drew by a linear model, in kWh. */
  public double kilowattHours(PowerModel power) {
    return (power.idleWatts() * nodeHours()
            + (power.busyWatts() - power.idleWatts()) * seconds(work) / 3600)
        / 1000;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
