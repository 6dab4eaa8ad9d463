package levante.elasticity.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;

/**
 * The simulated scheduler's queue: higher priority first, then the older. A gang starts whole or
 * not at all.
 */
final class WaitingPods {
  private final SchedulerRules rules;
  private final TreeSet<Waiting> queue = new TreeSet<>(Waiting.FIRST);

  WaitingPods(SchedulerRules rules) {
    this.rules = rules;
  }

  /** A job and its pod, which has no node. */
  record Waiting(VirtualJob job, Pod pod) {
    static final Comparator<Waiting> FIRST =
        Comparator.<Waiting>comparingInt(one -> -one.job().spec().priority())
            .thenComparing(one -> one.pod().created())
            .thenComparing(one -> one.job().name());

    private Optional<Gang> gang() {
      return job.spec().gang();
    }
  }

  void add(VirtualJob job, Instant now) {
    add(
        new Waiting(
            job,
            new Pod(
                "default",
                job.name(),
                Pod.Kind.WORKLOAD,
                new TreeMap<>(),
                job.spec(),
                Pod.Phase.PENDING,
                Optional.empty(),
                now)));
  }

  void add(Waiting one) {
    queue.add(one);
  }

  int size() {
    return queue.size();
  }

  /** The pods that wait, in their order. */
  List<Pod> pods() {
    return queue.stream().map(Waiting::pod).toList();
  }

  /** Starts what may and can start on these nodes; {@code started} puts the pod on its node. */
  void start(Map<String, NodeLoad> nodes, BiConsumer<Waiting, String> started) {
    Set<Resources> tooLarge = new HashSet<>();
    for (Waiting next : List.copyOf(queue)) {
      if (!queue.contains(next) || tooLarge.contains(next.pod().requests())) {
        continue;
      }
      Map<Waiting, String> places = places(together(next), nodes.values());
      if (!places.isEmpty()) {
        places.forEach(started);
        queue.removeAll(places.keySet());
      } else if (rules.order() == SchedulerRules.Order.FIFO) {
        return;
      } else if (next.gang().isEmpty()) {
        tooLarge.add(next.pod().requests());
      }
    }
  }

  private List<Waiting> together(Waiting one) {
    return one.gang().isEmpty()
        ? List.of(one)
        : queue.stream().filter(other -> other.gang().equals(one.gang())).toList();
  }

  /** A node for each of them; empty when not all have room, or not all have come. */
  private Map<Waiting, String> places(List<Waiting> together, Collection<NodeLoad> nodes) {
    Optional<Gang> gang = together.get(0).gang();
    if (gang.filter(all -> together.size() < all.size()).isPresent()) {
      return Map.of();
    }
    Map<Waiting, String> places = new LinkedHashMap<>();
    List<NodeLoad> trial = gang.isEmpty() ? List.of() : new ArrayList<>(nodes);
    for (Waiting one : together) {
      Optional<NodeLoad> node = best(one.pod().demand(), gang.isEmpty() ? nodes : trial);
      if (node.isEmpty()) {
        return Map.of();
      }
      places.put(one, node.get().node().name());
      if (gang.isPresent()) {
        trial.replaceAll(load -> isSame(load, node.get()) ? load.with(one.pod()) : load);
      }
    }
    return places;
  }

  private static boolean isSame(NodeLoad one, NodeLoad other) {
    return one.node().name().equals(other.node().name());
  }

  private Optional<NodeLoad> best(Resources demand, Collection<NodeLoad> nodes) {
    NodeLoad best = null;
    double bestScore = 0;
    for (NodeLoad load : nodes) {
      if (!load.node().cordoned() && load.node().ready() && load.free().covers(demand)) {
        double score = score(load);
        if (best == null || score > bestScore) {
          best = load;
          bestScore = score;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  // As kube-scheduler's NodeResourcesFit: cpu and memory count the same.
  private double score(NodeLoad load) {
    if (rules.scoring() == SchedulerRules.Scoring.FIRST_FIT) {
      return 0;
    }
    double free = share(load, Resources.CPU) + share(load, Resources.MEMORY);
    return rules.scoring() == SchedulerRules.Scoring.MOST_ALLOCATED ? -free : free;
  }

  private static double share(NodeLoad load, String resource) {
    double all = load.node().shape().allocatable().get(resource).toBigDecimal().doubleValue();
    return all == 0 ? 0 : load.free().get(resource).toBigDecimal().doubleValue() / all;
  }
}
