package levante.oscar.pool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.oscar.fdl.ServiceDefinition.Synchronous;
import levante.oscar.service.ServiceId;

/** Decides how many pods each pool has: as many as there were calls at a time lately. Pure. */
final class PoolPolicy {
  private final int mostPods;

  PoolPolicy(int mostPods) {
    this.mostPods = mostPods;
  }

  /** A pool that is to be, its service's bounds, and what is asked of it. */
  record Wanted(Pods.Known known, Synchronous bounds, Pods.Asked asked) {
    WarmPods.Pool pool() {
      return known.pool();
    }
  }

  /**
   * Everything that is decided from.
   *
   * @param wanted of each service that keeps pods; empty while one of its storages is not ready,
   *     which is no reason to take its pods away
   * @param seen of each cluster that answers
   */
  record View(Map<ServiceId, Optional<Wanted>> wanted, Map<ClusterId, List<WarmPods.Seen>> seen) {
    View {
      wanted = Map.copyOf(wanted);
      seen = Map.copyOf(seen);
    }
  }

  List<PoolDecision> decide(View view) {
    List<PoolDecision> decisions = new ArrayList<>();
    new TreeMap<>(view.seen())
        .forEach(
            (cluster, pools) -> {
              Map<ServiceId, Optional<Wanted>> here = new TreeMap<>(view.wanted());
              here.keySet().removeIf(service -> !service.cluster().equals(cluster));
              decisions.addAll(removals(cluster, pools, here));
              here.values()
                  .forEach(
                      one ->
                          one.flatMap(wanted -> hold(cluster, pools, wanted))
                              .ifPresent(decisions::add));
            });
    return decisions;
  }

  private List<PoolDecision> removals(
      ClusterId cluster, List<WarmPods.Seen> pools, Map<ServiceId, Optional<Wanted>> here) {
    Set<String> kept = new HashSet<>();
    here.values()
        .forEach(
            one ->
                one.filter(wanted -> size(wanted) > 0)
                    .ifPresent(wanted -> kept.add(wanted.pool().name())));
    boolean unsure = here.values().stream().anyMatch(Optional::isEmpty);
    List<PoolDecision> removals = new ArrayList<>();
    for (WarmPods.Seen seen : pools) {
      if (!kept.contains(seen.pool()) && !unsure) {
        removals.add(
            new PoolDecision.Remove(
                cluster, seen.pool(), "its service is another one, or nobody calls it"));
      }
    }
    return removals;
  }

  private Optional<PoolDecision> hold(ClusterId cluster, List<WarmPods.Seen> pools, Wanted wanted) {
    int size = size(wanted);
    Optional<WarmPods.Seen> seen =
        pools.stream().filter(one -> one.pool().equals(wanted.pool().name())).findFirst();
    if (size == 0 || seen.filter(one -> one.size() == size).isPresent()) {
      return Optional.empty();
    }
    Set<String> idle = new HashSet<>();
    seen.ifPresent(one -> one.pods().forEach(pod -> idle.add(pod.name())));
    idle.removeAll(wanted.asked().busy());
    String why =
        "%d calls at a time lately, %d now, %d wait"
            .formatted(wanted.asked().most(), wanted.asked().now(), wanted.asked().waiting());
    return Optional.of(new PoolDecision.Hold(cluster, wanted.pool(), size, idle, why));
  }

  private int size(Wanted wanted) {
    Synchronous bounds = wanted.bounds();
    int most = bounds.maxScale() > 0 ? bounds.maxScale() : Math.max(mostPods, bounds.minScale());
    return Math.min(most, Math.max(bounds.minScale(), wanted.asked().most()));
  }
}
