package levante.elasticity.simulate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.ClusterId;

/** A simulated cloud for one cluster: machines boot, fail and stop as the conditions say. */
public final class VirtualSupply implements NodeSupply {
  private final Map<String, NodePool> pools = new TreeMap<>();
  private final Map<String, SuppliedNode> machines = new TreeMap<>();
  private final SupplyConditions conditions;
  private final VirtualCluster cluster;
  private final Clock clock;
  private final Random random;
  private final Map<String, Instant> orders = new TreeMap<>();
  private Duration past = Duration.ZERO;
  private int ordered;
  private int ended;

  /** Supplies the cluster from these pools; no machine is there yet. */
  public VirtualSupply(
      List<NodePool> pools, SupplyConditions conditions, VirtualCluster cluster, Clock clock) {
    pools.forEach(pool -> this.pools.put(pool.name(), pool));
    this.conditions = conditions;
    this.cluster = cluster;
    this.clock = clock;
    this.random = new Random(conditions.seed());
  }

  @Override
  public List<SuppliedNode> supplied(ClusterId id) {
    return List.copyOf(machines.values());
  }

  @Override
  public void request(ClusterId id, String pool, int totalNodes) {
    for (int live = live(pool); live < totalNodes; live++) {
      String name = "%s-%04d".formatted(pool, ordered++);
      orders.put(name, clock.instant());
      put(name, pool, SuppliedNode.State.BOOTING);
    }
  }

  @Override
  public void release(ClusterId id, String node) {
    SuppliedNode machine = machines.get(node);
    if (machine != null && machine.state() != SuppliedNode.State.RELEASING) {
      put(node, machine.pool(), SuppliedNode.State.RELEASING);
    }
  }

  /** The cloud takes a machine away, without a word before: what ran on it has lost its node. */
  public void lose(String name) {
    end(name);
  }

  private void end(String name) {
    machines.remove(name);
    past = past.plus(Duration.between(orders.remove(name), clock.instant()));
    ended++;
    cluster.leave(name);
  }

  /** How many machines of the pool are, or will be, of use. */
  public int live(String pool) {
    return (int)
        machines.values().stream().filter(node -> node.live() && node.pool().equals(pool)).count();
  }

  /** How many machines were ever ordered. */
  public int ordered() {
    return ordered;
  }

  /** How many machines have ended. */
  public int ended() {
    return ended;
  }

  /** The time of all machines together, each from its order to its end, or to now. */
  public Duration machineTime() {
    Duration time = past;
    for (Instant order : orders.values()) {
      time = time.plus(Duration.between(order, clock.instant()));
    }
    return time;
  }

  /** When the next machine has booted or stopped; empty when none is about to. */
  public Optional<Instant> nextEvent() {
    return machines.values().stream()
        .flatMap(machine -> due(machine).stream())
        .min(Comparator.naturalOrder());
  }

  /** Lets every machine do what is due by now. */
  public void advance() {
    for (SuppliedNode machine : new ArrayList<>(machines.values())) {
      switch (machine.state()) {
        case BOOTING -> boot(machine);
        case RELEASING -> stop(machine);
        case STALLED, RUNNING, UPGRADING, FAILED -> {}
      }
    }
  }

  private Optional<Instant> due(SuppliedNode machine) {
    return switch (machine.state()) {
      case BOOTING -> Optional.of(machine.since().plus(conditions.boot()));
      case RELEASING -> Optional.of(machine.since().plus(conditions.stop()));
      case STALLED, RUNNING, UPGRADING, FAILED -> Optional.empty();
    };
  }

  private void boot(SuppliedNode machine) {
    if (isDue(machine.since().plus(conditions.boot()))) {
      boolean fails = random.nextDouble() < conditions.failureRate();
      put(
          machine.name(),
          machine.pool(),
          fails ? SuppliedNode.State.FAILED : SuppliedNode.State.RUNNING);
      if (!fails) {
        cluster.join(machine.name(), pools.get(machine.pool()));
      }
    }
  }

  private void stop(SuppliedNode machine) {
    if (isDue(machine.since().plus(conditions.stop()))) {
      end(machine.name());
    }
  }

  private boolean isDue(Instant due) {
    return !clock.instant().isBefore(due);
  }

  private void put(String name, String pool, SuppliedNode.State state) {
    machines.put(name, new SuppliedNode(name, pool, state, clock.instant(), orders.get(name)));
  }
}
