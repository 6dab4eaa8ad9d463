package levante.elasticity.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.journal.DecisionJournal;

/**
 * One cluster, its cloud and its jobs in virtual time, with the production loop between them.
 * Nobody knows a job's duration, or what will come, before the simulation shows it.
 */
public final class Simulation {
  private final VirtualClock clock;
  private final VirtualCluster cluster;
  private final VirtualSupply supply;
  private final VirtualJournal journal = new VirtualJournal();
  private final ScalingLoop loop;
  private final Instant start;
  private final List<VirtualJob> toCome;

  /** A run of these jobs on an empty cluster with this cloud. */
  public Simulation(
      ElasticCluster elastic, SupplyConditions conditions, List<VirtualJob> jobs, Instant start) {
    this(elastic, conditions, jobs, start, ports -> ports);
  }

  /**
   * The same with faults.
   *
   * @param faults decorates the ports that the loop works with
   */
  public Simulation(
      ElasticCluster elastic,
      SupplyConditions conditions,
      List<VirtualJob> jobs,
      Instant start,
      UnaryOperator<ScalingPorts> faults) {
    this.start = start;
    this.clock = new VirtualClock(start);
    this.cluster = new VirtualCluster(clock);
    this.supply = new VirtualSupply(elastic.pools(), conditions, cluster, clock);
    this.toCome =
        new ArrayList<>(jobs.stream().sorted(Comparator.comparing(VirtualJob::submitted)).toList());
    ScalingPorts ports = new ScalingPorts(() -> List.of(elastic), cluster, supply, cluster);
    this.loop =
        new ScalingLoop(
            faults.apply(ports), new ScalingMemory(journal, journal), PackingPolicy::new, clock);
  }

  /** Lets so much time pass, and then the loop tick once. */
  public void step(Duration duration) {
    clock.advance(duration);
    Duration elapsed = Duration.between(start, clock.instant());
    while (!toCome.isEmpty() && toCome.get(0).submitted().compareTo(elapsed) <= 0) {
      cluster.submit(toCome.remove(0));
    }
    supply.advance();
    cluster.advance();
    loop.tick();
  }

  /** Jobs that are to come, wait or run. */
  public int unfinished() {
    return toCome.size() + cluster.unfinished();
  }

  /** The simulated cluster. */
  public VirtualCluster cluster() {
    return cluster;
  }

  /** The simulated cloud. */
  public VirtualSupply supply() {
    return supply;
  }

  /** What was decided. */
  public DecisionJournal journal() {
    return journal;
  }
}
