package levante.elasticity.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.work.WorkLedger;

/**
 * One cluster, its cloud and its jobs in virtual time, with the production loop between them.
 * Nobody knows a job's duration, or what will come, before the simulation shows it.
 */
public final class Simulation {
  /** One that acts, one that sees what came of it, one that finds nothing more to do. */
  private static final int MOST_LOOKS = 3;

  private final VirtualClock clock;
  private final VirtualCluster cluster;
  private final VirtualSupply supply;
  private final VirtualJournal journal = new VirtualJournal();
  private final ScalingLoop loop;
  private final Instant start;
  private final Deque<VirtualJob> toCome;
  private final Duration scanPeriod;
  private Instant nextTick;

  /** A run of these jobs on an empty cluster with this cloud, by the policy that packs. */
  public Simulation(
      ElasticCluster elastic, SupplyConditions conditions, List<VirtualJob> jobs, Instant start) {
    this(elastic, conditions, jobs, start, Setup.PACKING);
  }

  /** The same with another setup. */
  public Simulation(
      ElasticCluster elastic,
      SupplyConditions conditions,
      List<VirtualJob> jobs,
      Instant start,
      Setup setup) {
    this.start = start;
    this.clock = new VirtualClock(start);
    this.cluster = new VirtualCluster(clock, setup.scheduler());
    this.supply = new VirtualSupply(elastic.pools(), conditions, cluster, clock);
    this.toCome =
        new ArrayDeque<>(
            jobs.stream().sorted(Comparator.comparing(VirtualJob::submitted)).toList());
    this.scanPeriod = elastic.settings().scanPeriod();
    this.nextTick = start;
    ScalingPorts ports = new ScalingPorts(() -> List.of(elastic), cluster, supply, cluster);
    this.loop =
        new ScalingLoop(
            setup.faults().apply(ports),
            new ScalingMemory(journal, journal).with(setup.work()),
            setup.policies(),
            clock);
  }

  /**
   * What a run may do otherwise.
   *
   * @param policies the policy for the cluster's settings
   * @param scheduler how the cluster's own scheduler works
   * @param faults decorates the ports that the loop works with
   * @param work where the loop records it
   */
  public record Setup(
      Function<ScalingSettings, ScalingPolicy> policies,
      SchedulerRules scheduler,
      UnaryOperator<ScalingPorts> faults,
      WorkLedger work) {
    /** The policy that packs, the first node by name, no fault. */
    public static final Setup PACKING =
        new Setup(
            PackingPolicy::new,
            new SchedulerRules(SchedulerRules.Order.ANY, SchedulerRules.Scoring.FIRST_FIT),
            ports -> ports);

    /** Where work is not recorded. */
    public Setup(
        Function<ScalingSettings, ScalingPolicy> policies,
        SchedulerRules scheduler,
        UnaryOperator<ScalingPorts> faults) {
      this(policies, scheduler, faults, WorkLedger.NONE);
    }

    /** The same with faults. */
    public Setup withFaults(UnaryOperator<ScalingPorts> other) {
      return new Setup(policies, scheduler, other, work);
    }
  }

  /**
   * Goes to the next instant at which something happens: a job arrives or ends, a machine has
   * booted or stopped, or the loop ticks. A pod that arrives and finds no room wakes the loop.
   */
  public void next() {
    Instant next = nextTick;
    for (Optional<Instant> event : List.of(arrival(), cluster.nextEnd(), supply.nextEvent())) {
      next = event.filter(next::isAfter).orElse(next);
    }
    clock.advance(Duration.between(clock.instant(), next));
    int before = toCome.size();
    happen();
    boolean woken = toCome.size() < before && cluster.waiting() > 0;
    if (woken || next.equals(nextTick)) {
      look();
    }
    if (next.equals(nextTick)) {
      nextTick = nextTick.plus(scanPeriod);
    }
  }

  // What it has cordoned is news, as it is to the loop of a server.
  private void look() {
    int before = -1;
    for (int i = 0; i < MOST_LOOKS && cluster.cordons() > before; i++) {
      before = cluster.cordons();
      loop.tick();
    }
  }

  private Optional<Instant> arrival() {
    return Optional.ofNullable(toCome.peek()).map(job -> start.plus(job.submitted()));
  }

  private void happen() {
    Optional<Instant> arrival = arrival();
    while (arrival.isPresent() && !arrival.get().isAfter(clock.instant())) {
      cluster.submit(toCome.remove());
      arrival = arrival();
    }
    supply.advance();
    cluster.advance();
  }

  /** Lets so much time pass, and then the loop tick once. */
  public void step(Duration duration) {
    clock.advance(duration);
    happen();
    loop.tick();
  }

  /** Jobs that are to come, wait or run. */
  public int unfinished() {
    return toCome.size() + cluster.unfinished();
  }

  /** How long it has been going on. */
  public Duration elapsed() {
    return Duration.between(start, clock.instant());
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
