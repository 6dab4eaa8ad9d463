package levante.elasticity.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;

/**
 * The open work of one cluster, and what the last look saw: the next one compares nodes, which
 * views share as long as nothing happens on them, and goes through the pods of those that changed.
 */
final class WorkBook {
  private final Map<Work.Key, Work> open = new HashMap<>();
  private Map<String, NodeLoad> nodes = new HashMap<>();
  private List<Pod> elsewhere = List.of();
  private boolean opened;

  /** Of work that was open when nobody looked. */
  WorkBook(List<Work> open) {
    open.forEach(one -> this.open.put(one.key(), one));
  }

  /** What is to be kept after this look; nothing after one that saw nothing new. */
  List<Work> seen(ClusterView view, Instant now) {
    boolean first = !opened;
    Set<Work.Key> left = new LinkedHashSet<>();
    Map<Work.Key, Pod> there = new LinkedHashMap<>();
    if (first) {
      left.addAll(open.keySet());
      opened = true;
    }
    compareNodes(view, left, there);
    List<Pod> others =
        view.elsewhere().stream().filter(pod -> pod.waits() || pod.occupies()).toList();
    if (!others.equals(elsewhere)) {
      elsewhere.forEach(pod -> leave(pod, left));
      others.forEach(pod -> come(pod, there));
      elsewhere = others;
    }
    List<Work> changed = new ArrayList<>();
    // Of a pod that was never seen without its node, when it got it: since the last look, or, at
    // the first one, nobody knows; most pods get their nodes soon.
    there.forEach(
        (key, pod) ->
            changedBy(key, pod, first ? key.created() : now, now).ifPresent(changed::add));
    left.removeAll(there.keySet());
    left.forEach(
        key ->
            Optional.ofNullable(open.remove(key)).map(o -> o.endedAt(now)).ifPresent(changed::add));
    return changed;
  }

  /** Ends all of it. */
  static List<Work> ended(List<Work> open, Instant now) {
    return open.stream().map(one -> one.endedAt(now)).toList();
  }

  private void compareNodes(ClusterView view, Set<Work.Key> left, Map<Work.Key, Pod> there) {
    Map<String, NodeLoad> seen = new HashMap<>();
    for (NodeLoad load : view.loads()) {
      // What is on control planes takes no room of those that come and go.
      if (load.node().role() == Node.Role.WORKER) {
        seen.put(load.node().name(), load);
        NodeLoad before = nodes.remove(load.node().name());
        List<Pod> work = before == null ? List.of() : before.work();
        // The very same list on a node on which nothing has happened.
        if (!work.equals(load.work())) {
          work.forEach(pod -> leave(pod, left));
          load.work().forEach(pod -> come(pod, there));
        }
      }
    }
    Collection<NodeLoad> gone = nodes.values();
    gone.forEach(load -> load.work().forEach(pod -> leave(pod, left)));
    nodes = seen;
  }

  private static void leave(Pod pod, Set<Work.Key> left) {
    left.add(Work.Key.of(pod));
  }

  private static void come(Pod pod, Map<Work.Key, Pod> there) {
    if (pod.kind() == Pod.Kind.WORKLOAD) {
      there.put(Work.Key.of(pod), pod);
    }
  }

  private Optional<Work> changedBy(Work.Key key, Pod pod, Instant unseen, Instant now) {
    Work was = open.get(key);
    if (was != null && was.started().isPresent() == pod.occupies()) {
      return Optional.empty();
    }
    Instant start = was == null ? unseen : now;
    Work is =
        (was == null ? Work.of(pod) : was)
            .startedAt(pod.occupies() ? Optional.of(start) : Optional.empty());
    open.put(key, is);
    return Optional.of(is);
  }
}
