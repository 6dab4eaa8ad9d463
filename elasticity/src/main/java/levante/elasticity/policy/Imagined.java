package levante.elasticity.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;

/** Snapshots as they would be with other waiting pods. */
final class Imagined {
  /** No namespace of Kubernetes is called so: a name there has no dot. */
  private static final String NAMESPACE = "levante.expected";

  /** Names of such pods, as sentences list them. */
  private static final Pattern NAMES =
      Pattern.compile("NAME(, NAME)*( and others)?".replace("NAME", "levante\\.expected/[^ ,;]+"));

  /** Comes after every real one, whatever time it is. */
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Imagined() {}

  /** A pod that nobody has submitted; it comes after every real one. */
  static Pod pod(String name, PodSpec spec) {
    return new Pod(
        NAMESPACE,
        name,
        Pod.Kind.WORKLOAD,
        new TreeMap<>(),
        spec,
        Pod.Phase.PENDING,
        Optional.empty(),
        LAST);
  }

  /** Whether the full name is that of a pod that nobody has submitted. */
  static boolean isImagined(String fullName) {
    return fullName.startsWith(NAMESPACE + "/");
  }

  /** A sentence without the names of pods that nobody has submitted, and knows. */
  static String told(String sentence) {
    return NAMES.matcher(sentence).replaceAll("what is expected");
  }

  /** The snapshot with these pods waiting in addition. */
  static ClusterSnapshot with(ClusterSnapshot seen, List<Pod> more) {
    List<Pod> waiting = new ArrayList<>(seen.view().waiting());
    waiting.addAll(more);
    return waiting(seen, waiting);
  }

  /** The snapshot with only those waiting pods that are kept. */
  static ClusterSnapshot onlyWaiting(ClusterSnapshot seen, Predicate<Pod> kept) {
    return waiting(seen, seen.view().waiting().stream().filter(kept).toList());
  }

  private static ClusterSnapshot waiting(ClusterSnapshot seen, List<Pod> waiting) {
    List<Pod> elsewhere = new ArrayList<>(waiting);
    elsewhere.addAll(seen.view().waitingForRoom());
    ClusterView view = ClusterView.of(seen.view().loads(), elsewhere, seen.view().rules());
    return seen.with(view);
  }

  /** Every pod that waits or runs as work of the cluster. */
  static List<Pod> work(ClusterSnapshot seen) {
    List<Pod> work = new ArrayList<>(seen.view().waiting());
    for (NodeLoad load : seen.view().loads()) {
      work.addAll(load.work());
    }
    return work;
  }
}
