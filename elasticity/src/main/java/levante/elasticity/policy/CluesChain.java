package levante.elasticity.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.constraint.Taint;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.limit.Budget;
import levante.elasticity.limit.Limits;
import levante.kernel.Quantity;

/**
 * CLUES's chain over one snapshot. Reconsider_Jobs: a job that has waited for RECONSIDER_JOB_TIME
 * becomes a request. PowOn_Requests: the requests in strict order, each by first fit onto nodes
 * that are on, then onto those that boot, then onto one that is off; a request that fits nowhere
 * blocks those behind it. PowOn_Free: nodes on for what is to be kept free. Bookings need no
 * memory: the same requests come to the same nodes again as long as they wait.
 */
final class CluesChain {
  private final ClusterSnapshot seen;
  private final CluesSettings settings;
  private final List<Slot> on = new ArrayList<>();
  private final List<Slot> booting = new ArrayList<>();
  private final Map<NodePool, List<Slot>> off = new LinkedHashMap<>();
  private final Map<NodePool, Integer> room = new LinkedHashMap<>();
  private final Set<String> booked = new TreeSet<>();
  private final Bounds bounds;
  private final Budget budget;
  private Optional<String> blocked = Optional.empty();
  private int bootsLeft;

  /**
   * What keeps pools from being asked.
   *
   * @param resting pools that failed lately and are not asked now
   */
  record Bounds(Set<String> resting, Limits limits) {}

  /** A node, and what of it is free after bookings. */
  private static final class Slot {
    private final NodeShape shape;
    private final List<Pod> requests = new ArrayList<>();
    private final boolean idle;
    private Resources free;

    Slot(NodeLoad load) {
      this.shape = load.node().shape();
      this.free = load.free();
      this.idle = load.work().isEmpty();
    }

    /** One that is to come. */
    Slot(NodePool pool) {
      this.shape = pool.shape();
      this.free = shape.allocatable();
      this.idle = true;
    }

    /** Daemons and what is expendable do not use it. */
    boolean isFree() {
      return idle && requests.isEmpty();
    }

    boolean takes(Pod pod) {
      boolean fits = free.covers(pod.demand()) && mayHold(pod.spec());
      if (fits) {
        free = free.minus(pod.demand());
        requests.add(pod);
      }
      return fits;
    }

    // All that CLUES knows of a node besides its room.
    private boolean mayHold(PodSpec spec) {
      return shape.labels().entrySet().containsAll(spec.nodeSelector().entrySet())
          && shape.taints().stream()
              .filter(Taint::repels)
              .allMatch(taint -> spec.tolerations().stream().anyMatch(one -> one.tolerates(taint)));
    }
  }

  /**
   * Goes through the whole chain.
   *
   * @param bounds what keeps pools from being asked
   */
  CluesChain(
      ClusterSnapshot seen,
      List<OpenDecision> open,
      Instant now,
      CluesSettings settings,
      Bounds bounds) {
    this.seen = seen;
    this.settings = settings;
    this.bounds = bounds;
    this.budget = Budget.of(bounds.limits(), seen, pool -> missing(pool, open));
    lookAtNodes(open);
    int most = settings.maxBootingNodes() == 0 ? Integer.MAX_VALUE : settings.maxBootingNodes();
    bootsLeft = Math.max(0, most - booting.size());
    requests(now).forEach(this::serve);
    keepFree();
  }

  /** Full names of the pods that have room on nodes that are on or on their way. */
  Set<String> booked() {
    return booked;
  }

  /** Why the queue stands, if it does. */
  Optional<String> blocked() {
    return blocked;
  }

  /** Whether a node that is on may go: what is to be kept free is there without it. */
  boolean canSpare(int nodes) {
    return nodes <= freeNodes() - settings.extra().nodes()
        && (settings.extra().slots() == 0 || freeSlotsWithout(nodes) >= settings.extra().slots());
  }

  /** The nodes to switch on. */
  List<ScalingDecision> orders() {
    List<ScalingDecision> orders = new ArrayList<>();
    off.forEach(
        (pool, slots) -> {
          if (!slots.isEmpty()) {
            orders.add(order(pool, slots));
          }
        });
    return orders;
  }

  private void lookAtNodes(List<OpenDecision> open) {
    for (NodeLoad load : seen.view().loads()) {
      if (load.node().ready() && !load.node().cordoned()) {
        on.add(new Slot(load));
      }
    }
    for (NodePool pool : seen.pools()) {
      List<SuppliedNode> live = seen.live(pool.name());
      live.stream()
          .filter(node -> seen.view().node(node.name()).isEmpty())
          .forEach(node -> booting.add(new Slot(pool)));
      int missing = missing(pool, open);
      for (int i = 0; i < missing; i++) {
        booting.add(new Slot(pool));
      }
      off.put(pool, new ArrayList<>());
      room.put(pool, pool.max() - live.size() - missing);
    }
  }

  private static int missing(NodePool pool, List<OpenDecision> open) {
    int missing = 0;
    for (OpenDecision one : open) {
      if (one.decision() instanceof ScaleUp up && up.pool().equals(pool.name())) {
        missing += Math.max(0, up.add() - one.nodes().size());
      }
    }
    return missing;
  }

  private List<Pod> requests(Instant now) {
    return seen.view().waiting().stream()
        .filter(pod -> isReconsidered(pod, now))
        .sorted(Comparator.comparing(Pod::created).thenComparing(Pod::fullName))
        .toList();
  }

  private boolean isReconsidered(Pod pod, Instant now) {
    return Duration.between(pod.created(), now).compareTo(settings.reconsiderJobTime()) > 0;
  }

  private void serve(Pod pod) {
    if (blocked.isPresent()) {
      return;
    }
    if (on.stream().anyMatch(slot -> slot.takes(pod))
        || booting.stream().anyMatch(slot -> slot.takes(pod))) {
      booked.add(pod.fullName());
      return;
    }
    boolean served =
        off.values().stream().flatMap(List::stream).anyMatch(slot -> slot.takes(pod))
            || poolFor(pod).filter(pool -> switchOn(pool).takes(pod)).isPresent();
    if (!served) {
      blocked =
          Optional.of(
              "%s fits no node that could be switched on, and the requests behind it wait too%s"
                  .formatted(pod.fullName(), whyBounded()));
    }
  }

  private Optional<NodePool> poolFor(Pod pod) {
    return seen.pools().stream()
        .filter(pool -> mayGrow(pool) && new Slot(pool).takes(pod))
        .findFirst();
  }

  /** What the owner's rules have to do with it. */
  private String whyBounded() {
    return seen.pools().stream()
        .flatMap(
            pool ->
                budget
                    .refusal(pool)
                    .or(() -> bounds.limits().whyFewer(pool.name()).filter(why -> isFull(pool)))
                    .stream())
        .map(why -> "; " + why)
        .collect(Collectors.joining());
  }

  private boolean isFull(NodePool pool) {
    return room.get(pool) < 1;
  }

  private boolean mayGrow(NodePool pool) {
    return !isFull(pool)
        && bootsLeft > 0
        && !bounds.resting().contains(pool.name())
        && budget.refusal(pool).isEmpty();
  }

  private Slot switchOn(NodePool pool) {
    Slot slot = new Slot(pool);
    off.get(pool).add(slot);
    budget.spend(pool);
    room.merge(pool, -1, Integer::sum);
    bootsLeft--;
    return slot;
  }

  private void keepFree() {
    Optional<NodePool> pool = seen.pools().stream().filter(this::mayGrow).findFirst();
    while (pool.isPresent() && !canSpare(0)) {
      switchOn(pool.get());
      pool = seen.pools().stream().filter(this::mayGrow).findFirst();
    }
  }

  private int freeNodes() {
    int free = 0;
    for (Slot slot : allSlots()) {
      free += slot.isFree() ? 1 : 0;
    }
    return free;
  }

  private double freeSlotsWithout(int nodes) {
    double free = 0;
    double largest = 0;
    for (Slot slot : allSlots()) {
      free += cores(slot.free);
      largest = Math.max(largest, cores(slot.shape.allocatable()));
    }
    return free - nodes * largest;
  }

  private static double cores(Resources resources) {
    Quantity cpu = resources.get(Resources.CPU);
    return Math.max(0, cpu.toBigDecimal().doubleValue());
  }

  private List<Slot> allSlots() {
    List<Slot> all = new ArrayList<>(on);
    all.addAll(booting);
    off.values().forEach(all::addAll);
    return all;
  }

  private ScaleUp order(NodePool pool, List<Slot> slots) {
    List<String> pods = new ArrayList<>();
    slots.forEach(slot -> slot.requests.forEach(pod -> pods.add(pod.fullName())));
    return CluesOrders.order(seen, pool, slots.size(), pool.max() - room.get(pool), pods);
  }
}
