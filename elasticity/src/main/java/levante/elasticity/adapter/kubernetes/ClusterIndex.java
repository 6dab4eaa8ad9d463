package levante.elasticity.adapter.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.constraint.DisruptionBudget;

/**
 * All that is known of a cluster, changed with each event and by node: what does not change is
 * shared between one view and the next. Whatever cannot be read makes it unreadable as a whole,
 * until it changes or goes.
 */
final class ClusterIndex {
  private final Map<String, NodeLoad> loads = new HashMap<>();
  private final Map<String, Pod> pods = new HashMap<>();
  private final Map<String, Set<String>> boundTo = new HashMap<>();
  private final Map<String, Pod> elsewhere = new TreeMap<>();
  private final Map<String, List<Pod>> demanded = new TreeMap<>();
  private final Map<String, DisruptionBudget> budgets = new TreeMap<>();
  private final Map<String, PodSpec> daemons = new TreeMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();
  private Optional<ClusterView> view = Optional.empty();

  /** Everything, as of the last event. */
  synchronized ClusterView view() {
    if (view.isEmpty()) {
      List<Pod> others = new ArrayList<>(elsewhere.values());
      demanded.values().forEach(others::addAll);
      view =
          Optional.of(
              ClusterView.of(
                  loads.values(),
                  others,
                  new ClusterView.Rules(
                      List.copyOf(budgets.values()), List.copyOf(daemons.values()))));
    }
    return view.get();
  }

  /** What cannot be read, and why. */
  synchronized Optional<String> trouble() {
    return unreadable.entrySet().stream()
        .findFirst()
        .map(entry -> entry.getKey() + " cannot be read: " + entry.getValue());
  }

  synchronized void unreadable(String what, String why) {
    unreadable.put(what, why);
  }

  synchronized void readable(String what) {
    unreadable.remove(what);
  }

  /** The node came, or changed; whether that may be news to whoever scales. */
  synchronized boolean put(Node node) {
    changed();
    NodeLoad known = loads.get(node.name());
    if (known != null) {
      loads.put(node.name(), known.of(node));
      return known.node().readiness() != node.readiness()
          || known.node().scheduling() != node.scheduling();
    }
    List<Pod> there = boundTo.getOrDefault(node.name(), Set.of()).stream().map(pods::get).toList();
    boundTo.getOrDefault(node.name(), Set.of()).forEach(elsewhere::remove);
    loads.put(node.name(), NodeLoad.of(node, there));
    return true;
  }

  synchronized void removeNode(String name) {
    changed();
    loads.remove(name);
    boundTo.getOrDefault(name, Set.of()).forEach(key -> elsewhere.put(key, pods.get(key)));
  }

  /** The pod came, or changed; whether it waits now and did not before. */
  synchronized boolean put(Pod pod) {
    Pod before = pods.get(pod.fullName());
    if (pod.equals(before)) {
      return false;
    }
    changed();
    if (before != null && !before.node().equals(pod.node())) {
      remove(before);
    }
    pods.put(pod.fullName(), pod);
    pod.node()
        .ifPresent(node -> boundTo.computeIfAbsent(node, n -> new TreeSet<>()).add(pod.fullName()));
    NodeLoad load = pod.node().map(loads::get).orElse(null);
    if (load == null) {
      elsewhere.put(pod.fullName(), pod);
    } else {
      loads.put(load.node().name(), load.with(pod));
    }
    return pod.waits() && (before == null || !before.waits());
  }

  /** The pod reads otherwise now; not if it has gone meanwhile. */
  synchronized boolean replace(String fullName, Supplier<Pod> read) {
    return pods.containsKey(fullName) && put(read.get());
  }

  /** The pod went; whether its node had been cordoned, and so may be empty now. */
  synchronized boolean removePod(String fullName) {
    Pod before = pods.get(fullName);
    if (before == null) {
      return false;
    }
    changed();
    remove(before);
    return before.node().map(loads::get).filter(load -> load.node().cordoned()).isPresent();
  }

  /** Pods that something asks for and that are not made yet; whether there are more than before. */
  synchronized boolean demand(String owner, List<Pod> asked) {
    changed();
    List<Pod> before = asked.isEmpty() ? demanded.remove(owner) : demanded.put(owner, asked);
    return asked.size() > (before == null ? 0 : before.size());
  }

  synchronized void put(DisruptionBudget budget) {
    changed();
    budgets.put(budget.namespace() + "/" + budget.name(), budget);
  }

  synchronized void removeBudget(String key) {
    changed();
    budgets.remove(key);
  }

  synchronized void putDaemon(String key, PodSpec daemon) {
    changed();
    daemons.put(key, daemon);
  }

  synchronized void removeDaemon(String key) {
    changed();
    daemons.remove(key);
  }

  private void remove(Pod pod) {
    pods.remove(pod.fullName());
    elsewhere.remove(pod.fullName());
    pod.node()
        .ifPresent(
            node -> {
              boundTo.getOrDefault(node, Set.of()).remove(pod.fullName());
              loads.computeIfPresent(
                  node, (name, load) -> load.without(pod.namespace(), pod.name()));
            });
  }

  private void changed() {
    view = Optional.empty();
  }
}
