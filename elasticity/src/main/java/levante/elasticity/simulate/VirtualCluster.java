package levante.elasticity.simulate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.kernel.ClusterId;

/**
 * A simulated cluster: jobs become pods, pods wait for a node with room, run for their time and are
 * done. An evicted pod waits again from the start. It keeps count of pods that lost their node.
 * Only what an event changes is computed anew.
 */
public final class VirtualCluster implements ClusterObserver, NodeDrainer {
  private final TreeMap<String, NodeLoad> loads = new TreeMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private final PriorityQueue<Running> ends = new PriorityQueue<>(Running.SOONEST);
  private final Map<String, Duration> waits = new HashMap<>();
  private final WaitingPods waiting;
  private final Clock clock;
  private int lost;
  private int cordons;
  private int done;
  private boolean changed;

  /** An empty cluster whose scheduler lets pods overtake and takes the first node by name. */
  public VirtualCluster(Clock clock) {
    this(clock, new SchedulerRules(SchedulerRules.Order.ANY, SchedulerRules.Scoring.FIRST_FIT));
  }

  /** An empty cluster. */
  public VirtualCluster(Clock clock, SchedulerRules rules) {
    this.clock = clock;
    this.waiting = new WaitingPods(rules);
  }

  /** A pod that has a node. */
  private record Running(VirtualJob job, Pod pod, String node, Instant ends) {
    static final Comparator<Running> SOONEST =
        Comparator.comparing(Running::ends).thenComparing(one -> one.job().name());
  }

  /** A job arrives and its pod waits. */
  public void submit(VirtualJob job) {
    waiting.add(job, clock.instant());
    changed = true;
  }

  /** Pods whose node went away, or that were evicted, while they ran. */
  public int lost() {
    return lost;
  }

  /** How often a node that took pods was cordoned. */
  public int cordons() {
    return cordons;
  }

  /** Pods that ran to their end. */
  public int done() {
    return done;
  }

  /** Pods that wait or run. */
  public int unfinished() {
    return waiting.size() + running.size();
  }

  /** Pods that wait. */
  public int waiting() {
    return waiting.size();
  }

  /** For each job that has started, by name, how long it waited before its first start. */
  public Map<String, Duration> waits() {
    return Collections.unmodifiableMap(waits);
  }

  /** When the next pod ends; empty when none runs. */
  public Optional<Instant> nextEnd() {
    while (!ends.isEmpty() && !ends.peek().equals(running.get(ends.peek().job().name()))) {
      ends.poll();
    }
    return Optional.ofNullable(ends.peek()).map(Running::ends);
  }

  /** Lets pods end and waiting ones start, in order of arrival. */
  public void advance() {
    Instant now = clock.instant();
    Optional<Instant> next = nextEnd();
    while (next.isPresent() && !next.get().isAfter(now)) {
      Running ended = ends.poll();
      running.remove(ended.job().name());
      remove(ended);
      done++;
      changed = true;
      next = nextEnd();
    }
    if (changed) {
      changed = false;
      waiting.start(loads, this::start);
    }
  }

  private void start(WaitingPods.Waiting one, String node) {
    Instant now = clock.instant();
    Pod pod = at(one.pod(), Pod.Phase.RUNNING, Optional.of(node));
    Running started = new Running(one.job(), pod, node, now.plus(one.job().duration()));
    running.put(one.job().name(), started);
    ends.add(started);
    loads.computeIfPresent(node, (name, load) -> load.with(pod));
    waits.putIfAbsent(one.job().name(), Duration.between(one.pod().created(), now));
  }

  private void remove(Running ended) {
    loads.computeIfPresent(
        ended.node(), (name, load) -> load.without(ended.pod().namespace(), ended.pod().name()));
  }

  /** A machine of the pool has become a node that is Ready. */
  public void join(String name, NodePool pool) {
    Node node =
        new Node(
            name,
            Node.Role.WORKER,
            Optional.of(pool.name()),
            pool.shape(),
            Node.Readiness.READY,
            Node.Scheduling.OPEN,
            clock.instant());
    loads.put(name, NodeLoad.of(node, List.of()));
    changed = true;
  }

  void leave(String name) {
    evict(name);
    loads.remove(name);
  }

  @Override
  public Observation<ClusterView> observe(ClusterId id) {
    return new Observation.Complete<>(
        ClusterView.of(loads.values(), waiting.pods(), ClusterView.Rules.NONE));
  }

  @Override
  public void cordon(ClusterId id, String node) {
    NodeLoad load = loads.get(node);
    cordons += load == null || load.node().cordoned() ? 0 : 1;
    mark(node, Node.Scheduling.CORDONED);
  }

  @Override
  public void uncordon(ClusterId id, String node) {
    mark(node, Node.Scheduling.OPEN);
    changed = true;
  }

  @Override
  public DrainResult drain(ClusterId id, String node) {
    cordon(id, node);
    evict(node);
    return new DrainResult.Drained();
  }

  private void mark(String name, Node.Scheduling scheduling) {
    loads.computeIfPresent(name, (key, load) -> load.of(load.node().scheduled(scheduling)));
  }

  private void evict(String node) {
    List<Running> evicted =
        new ArrayList<>(running.values().stream().filter(one -> one.node().equals(node)).toList());
    evicted.sort(Running.SOONEST);
    for (Running one : evicted) {
      running.remove(one.job().name());
      remove(one);
      waiting.add(
          new WaitingPods.Waiting(one.job(), at(one.pod(), Pod.Phase.PENDING, Optional.empty())));
      changed = true;
    }
    lost += evicted.size();
  }

  private static Pod at(Pod pod, Pod.Phase phase, Optional<String> node) {
    return new Pod(
        pod.namespace(),
        pod.name(),
        pod.kind(),
        pod.labels(),
        pod.spec(),
        phase,
        node,
        pod.created());
  }
}
