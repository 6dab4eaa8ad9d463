package levante.elasticity.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;

/**
 * Pods that are of use together only: either all that are needed get a place, or no node is ordered
 * for any. A gang that cannot be served never keeps others from it.
 */
final class Gangs {
  private final Map<String, Integer> running = new TreeMap<>();
  private final Map<String, List<Pod>> waiting = new TreeMap<>();
  private final Map<String, String> aside = new TreeMap<>();
  private final List<Pod> pods;

  private Gangs(Situation situation) {
    pods = situation.seen().view().waiting().stream().sorted(Pod.AS_SCHEDULED).toList();
    for (Pod pod : pods) {
      nameOf(pod).ifPresent(g -> waiting.computeIfAbsent(g, k -> new ArrayList<>()).add(pod));
    }
    if (!waiting.isEmpty()) {
      situation.seen().view().loads().forEach(this::countRunning);
    }
    waiting.forEach(this::setAsideWhatIsNotWhole);
  }

  static Gangs of(Situation situation) {
    return new Gangs(situation);
  }

  /** The pods that may be served: all that wait but those of gangs that were set aside. */
  List<Pod> servable() {
    return aside.isEmpty()
        ? pods
        : pods.stream().filter(pod -> nameOf(pod).filter(aside::containsKey).isEmpty()).toList();
  }

  /** Sets gangs aside of which too few could be served; false when there are none. */
  boolean setAsideBroken(Set<String> unserved) {
    if (unserved.isEmpty()) {
      return false;
    }
    int before = aside.size();
    waiting.forEach(
        (gang, members) -> {
          long served = members.stream().filter(pod -> !unserved.contains(pod.fullName())).count();
          long together = served + running.getOrDefault(gang, 0);
          if (!aside.containsKey(gang) && together < sizeOf(members)) {
            aside.put(
                gang,
                "gang %s needs %d together and %d of them could be served"
                    .formatted(gang, sizeOf(members), together));
          }
        });
    return aside.size() > before;
  }

  /** Sentences about the gangs that were set aside. */
  List<String> sentences() {
    return List.copyOf(aside.values());
  }

  private void countRunning(NodeLoad load) {
    load.work().forEach(pod -> nameOf(pod).ifPresent(gang -> running.merge(gang, 1, Integer::sum)));
  }

  private void setAsideWhatIsNotWhole(String gang, List<Pod> members) {
    int there = members.size() + running.getOrDefault(gang, 0);
    if (there < sizeOf(members)) {
      aside.put(
          gang, "gang %s needs %d together and has %d".formatted(gang, sizeOf(members), there));
    }
  }

  private static int sizeOf(List<Pod> members) {
    return members.get(0).spec().gang().orElseThrow().size();
  }

  private static Optional<String> nameOf(Pod pod) {
    return pod.spec().gang().map(gang -> pod.namespace() + "/" + gang.name());
  }
}
