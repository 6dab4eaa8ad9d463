package levante.elasticity.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;

/**
 * Room that is expected to be free about when a new node would be Ready, and which of the pods
 * without room may wait for it: the largest first, as far as it goes.
 *
 * @param cores so many are expected to be free
 * @param waits full names of the pods that wait for them
 */
record Relief(double cores, Set<String> waits) {
  /** None. */
  static final Relief NONE = new Relief(0, Set.of());

  /**
   * The relief for pods that found no room.
   *
   * @param seen with every pod that waits, imagined ones too
   * @param roomless full names
   */
  static Relief of(
      ClusterSnapshot seen, Set<String> roomless, PolicySettings.Patience patience, Instant now) {
    double free = 0;
    for (NodeLoad load : seen.view().loads()) {
      for (Pod pod : load.node().cordoned() ? List.<Pod>of() : load.work()) {
        Duration age = Duration.between(pod.created(), now);
        free += cores(pod) * ends(age, patience.running(), patience.typical());
      }
    }
    free *= patience.share();
    List<Pod> without = new ArrayList<>();
    for (Pod pod : seen.view().waiting()) {
      free += cores(pod) * ends(Duration.ZERO, patience.queued(), patience.typical());
      if (roomless.contains(pod.fullName())) {
        without.add(pod);
      }
    }
    without.sort(
        Comparator.comparing((Pod pod) -> Imagined.isImagined(pod.fullName()))
            .thenComparing(pod -> -cores(pod))
            .thenComparing(Pod::fullName));
    Set<String> waits = new HashSet<>();
    double left = free;
    for (Pod pod : without) {
      if (left >= cores(pod)) {
        left -= cores(pod);
        waits.add(pod.fullName());
      }
    }
    return new Relief(free, waits);
  }

  // Lindy: what is of some age is expected to go on for as long again.
  private static double ends(Duration age, Duration within, Duration typical) {
    double horizon = within.toMillis();
    return horizon / (Math.max(0, age.toMillis()) + typical.toMillis() + horizon);
  }

  private static double cores(Pod pod) {
    return pod.requests().get(Resources.CPU).toBigDecimal().doubleValue();
  }
}
