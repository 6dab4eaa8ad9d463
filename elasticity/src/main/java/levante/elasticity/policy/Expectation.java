package levante.elasticity.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.request.RoomRequest;
import levante.kernel.Quantity;

/**
 * What is expected to come, from what has just come: the rest of bursts, and headroom. Pods are
 * alike when they ask for as much cpu.
 *
 * @param pods the pods that are expected, as if they were there
 * @param why a sentence for each reason
 * @param burst whether more of a burst is expected
 */
record Expectation(List<Pod> pods, List<String> why, boolean burst) {
  /** However fast a burst comes, so many seconds are needed to tell how fast. */
  private static final double LEAST_SECONDS = 8;

  /** More than that is not believed of a burst. */
  private static final int MOST_PODS = 60;

  /** So much of a node that it must be empty, and that its daemons have room. */
  private static final int PERCENT_OF_A_NODE = 90;

  /** What a core of headroom has of memory. */
  private static final Quantity MEMORY_OF_A_CORE = Quantity.ofMebibytes(1024);

  /**
   * What the pods, those that wait and those that run, let expect.
   *
   * @param calm for so long after the last of them the whole nodes of the headroom stay
   */
  static Expectation of(ClusterSnapshot seen, PolicySettings settings, Duration calm, Instant now) {
    List<Pod> work =
        Imagined.work(seen).stream().filter(pod -> !isSettled(pod, now.minus(calm))).toList();
    PolicySettings.Headroom headroom = settings.headroom();
    if (work.isEmpty()) {
      return new Expectation(afterWork(seen, headroom, now.minus(calm)), List.of(), false);
    }
    List<Pod> pods = new ArrayList<>();
    List<String> why = new ArrayList<>();
    PolicySettings.Burst burst = settings.burst();
    if (burst.share() > 0) {
      alike(work, burst, now).forEach((cpu, like) -> addRest(like, burst, now, pods, why));
    }
    boolean bursts = !pods.isEmpty();
    if (!headroom.isNone()) {
      int nodes = headroom.nodesAt(seen.arrivals().perHour());
      addHeadroom(nodes, headroom.cores(), seen.pools(), pods);
      why.add(
          "%d nodes and %d cores are kept free for what comes next"
              .formatted(nodes, headroom.cores()));
    }
    return new Expectation(List.copyOf(pods), List.copyOf(why), bursts);
  }

  /**
   * Whether it serves rather than works: it runs, would run elsewhere if it were moved, and has not
   * just come. Every cluster has such pods, its name server's at least, when nobody works on it.
   */
  private static boolean isSettled(Pod pod, Instant since) {
    return pod.occupies()
        && pod.spec().disruption() == Disruption.ALLOWED
        && pod.created().isBefore(since);
  }

  // The names decide the order: nodes before cores, and bursts before both.
  private static void addHeadroom(int nodes, int cores, List<NodePool> pools, List<Pod> pods) {
    if (!pools.isEmpty()) {
      PodSpec most = most(pools.get(0).shape());
      for (int i = 0; i < nodes; i++) {
        pods.add(Imagined.pod("headroom-node-" + i, most));
      }
    }
    PodSpec pair = PodSpec.of(Resources.of(Quantity.of(2), MEMORY_OF_A_CORE));
    PodSpec one = PodSpec.of(Resources.of(Quantity.of(1), MEMORY_OF_A_CORE));
    for (int left = cores; left > 0; left -= 2) {
      pods.add(Imagined.pod("headroom-pair-" + left, left > 1 ? pair : one));
    }
  }

  /** Nothing is ordered for what may come after all work has ended: only nodes there are stay. */
  private static List<Pod> afterWork(
      ClusterSnapshot seen, PolicySettings.Headroom headroom, Instant since) {
    boolean calm = seen.idle().stream().noneMatch(span -> span.since().isAfter(since));
    int nodes = headroom.nodes() > 0 || headroom.isNone() ? headroom.nodes() : 1;
    return seen.idle().stream()
        .limit(calm ? 0 : nodes)
        .flatMap(span -> seen.view().node(span.node()).stream())
        .map(node -> Imagined.pod("headroom-on-" + node.name(), most(node.shape())))
        .toList();
  }

  private static PodSpec most(NodeShape shape) {
    long millis = shape.allocatable().get(Resources.CPU).millis();
    return PodSpec.of(
        Resources.of(Quantity.ofMillis(millis * PERCENT_OF_A_NODE / 100), MEMORY_OF_A_CORE));
  }

  /** The pods that may belong to a burst, newest first, by what they ask of cpu. */
  private static Map<Quantity, List<Pod>> alike(
      List<Pod> work, PolicySettings.Burst burst, Instant now) {
    Instant oldest = now.minus(burst.lasting()).minus(burst.gap());
    Map<Quantity, List<Pod>> alike = new LinkedHashMap<>();
    work.stream()
        .filter(pod -> pod.created().isAfter(oldest) && pod.spec().gang().isEmpty())
        .filter(pod -> !RoomRequest.isSlot(pod.fullName()))
        .sorted(Comparator.comparing(Pod::created).thenComparing(Pod::fullName).reversed())
        .forEach(
            pod ->
                alike
                    .computeIfAbsent(pod.requests().get(Resources.CPU), cpu -> new ArrayList<>())
                    .add(pod));
    return alike;
  }

  private static void addRest(
      List<Pod> newestFirst,
      PolicySettings.Burst burst,
      Instant now,
      List<Pod> pods,
      List<String> why) {
    Instant first = now;
    int came = 0;
    for (Pod pod : newestFirst) {
      if (Duration.between(pod.created(), first).compareTo(burst.gap()) > 0) {
        break;
      }
      first = pod.created();
      came++;
    }
    double seconds = Duration.between(first, now).toMillis() / 1000.0;
    double lasting = burst.lasting().toMillis() / 1000.0;
    if (came < burst.leastPods() || seconds >= lasting) {
      return;
    }
    double all = came * lasting / Math.max(LEAST_SECONDS, seconds);
    int rest = (int) Math.min(MOST_PODS, (all - came) * burst.share());
    Pod newest = newestFirst.get(0);
    for (int i = 0; i < rest; i++) {
      pods.add(Imagined.pod("burst-" + newest.name() + "-" + i, newest.spec()));
    }
    if (rest > 0) {
      why.add(
          "%d more like %s are expected, as %d came within %.0f s"
              .formatted(rest, newest.fullName(), came, Math.max(1, seconds)));
    }
  }
}
