package levante.elasticity.ordeal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.policy.Policies;
import levante.elasticity.simulate.SchedulerRules;
import levante.elasticity.simulate.Simulation;
import levante.kernel.Backoff;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;

/**
 * A day of random work on random pools by one of our policies, while the API and the cloud are out
 * at times, machines do not boot, there is no capacity, and machines that run are taken away
 * (spot). What must hold is looked at after each step.
 */
public final class FaultyDay {
  private static final ClusterId ID = new ClusterId("ordeal");
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(10);

  /** A day, and as long again for what is left. */
  private static final Duration LONGEST = Duration.ofDays(2);

  private static final int ONE_STEP_WITH_A_LOSS_IN = 500;

  private final DayPlan plan;
  private final Random random;
  private final Simulation simulation;
  private final List<String> broken = new ArrayList<>();
  private int mayBeLost;

  /** Machines that came and went while nobody could look. */
  private int unseen;

  private FaultyDay(long seed) {
    this.plan = DayPlan.of(seed);
    this.random = new Random(~seed);
    AtomicReference<Simulation> running = new AtomicReference<>();
    DayFaults faults = new DayFaults(random, () -> running.get().elapsed());
    this.simulation =
        new Simulation(
            new ElasticCluster(
                ID,
                new OwnerId("ordeal"),
                plan.pools(),
                ScalingSettings.DEFAULTS
                    .withIdleTime(Duration.ofMinutes(5))
                    .withBackoff(new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5)))),
            plan.conditions(),
            plan.jobs(),
            START,
            new Simulation.Setup(
                Policies.of(plan.policy()),
                new SchedulerRules(SchedulerRules.Order.ANY, SchedulerRules.Scoring.FIRST_FIT),
                faults::around));
    running.set(simulation);
  }

  /**
   * Plays the day of that number.
   *
   * @return a sentence for each promise that was broken; empty when all were kept
   */
  public static List<String> broken(long seed) {
    return new FaultyDay(seed).played();
  }

  private List<String> played() {
    while (!isSettled() && broken.isEmpty() && simulation.elapsed().compareTo(LONGEST) < 0) {
      if (random.nextInt(ONE_STEP_WITH_A_LOSS_IN) == 0) {
        lose();
      }
      simulation.step(STEP);
      lookAtTheNodes();
    }
    if (broken.isEmpty()) {
      lookAtTheEnd();
    }
    return List.copyOf(broken);
  }

  private boolean isSettled() {
    return simulation.unfinished() == 0
        && simulation.supply().supplied(ID).size() == plan.least()
        && simulation.journal().open(ID).isEmpty();
  }

  private void lose() {
    List<String> running =
        simulation.supply().supplied(ID).stream()
            .filter(node -> node.state() == SuppliedNode.State.RUNNING)
            .map(SuppliedNode::name)
            .toList();
    if (!running.isEmpty()) {
      int before = simulation.cluster().lost();
      String machine = running.get(random.nextInt(running.size()));
      if (!brought().contains(machine)) {
        unseen++;
      }
      simulation.supply().lose(machine);
      mayBeLost += simulation.cluster().lost() - before;
    }
  }

  private void lookAtTheNodes() {
    promise(
        simulation.cluster().lost() == mayBeLost,
        "%d pods lost their node, of which the cloud took away %d"
            .formatted(simulation.cluster().lost(), mayBeLost));
    for (NodePool pool : plan.pools()) {
      int live = simulation.supply().live(pool.name());
      promise(
          live <= pool.max(),
          "pool %s has %d nodes of at most %d".formatted(pool.name(), live, pool.max()));
    }
  }

  private void lookAtTheEnd() {
    promise(
        simulation.unfinished() == 0,
        "%d jobs were never served".formatted(simulation.unfinished()));
    promise(
        simulation.cluster().done() == plan.jobs().size(),
        "%d of %d jobs ran".formatted(simulation.cluster().done(), plan.jobs().size()));
    List<SuppliedNode> left = simulation.supply().supplied(ID);
    promise(
        left.size() == plan.least(),
        "%d nodes are left of a minimum of %d: %s".formatted(left.size(), plan.least(), left));
    List<JournalEntry> entries = simulation.journal().recent(ID, Integer.MAX_VALUE);
    entries.stream()
        .filter(entry -> entry.outcome().isEmpty())
        .forEach(entry -> promise(false, "left open: " + entry.decision()));
    List<String> brought = brought();
    promise(
        Set.copyOf(brought).size() == brought.size(),
        "a machine came of two decisions: " + brought);
    promise(
        brought.size() + unseen == simulation.supply().ordered(),
        "%d machines came, %d of them of decisions, %d unseen"
            .formatted(simulation.supply().ordered(), brought.size(), unseen));
  }

  /** The machines that came of decisions. */
  private List<String> brought() {
    return simulation.journal().recent(ID, Integer.MAX_VALUE).stream()
        .filter(entry -> entry.decision().kind() == Kind.SCALE_UP)
        .flatMap(entry -> entry.nodes().stream())
        .toList();
  }

  private void promise(boolean kept, String sentence) {
    if (!kept) {
      broken.add(
          "%s by policy %s: %s".formatted(simulation.elapsed(), plan.policy().name(), sentence));
    }
  }
}
