package levante.elasticity.simulate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;

/**
 * A simulated cluster: jobs become pods, pods wait for a node with room, run for their time and are
 * done. An evicted pod waits again from the start. It keeps count of pods that lost their node.
 */
public final class VirtualCluster implements ClusterObserver, NodeDrainer {
  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, Running> pods = new TreeMap<>();
  private final List<VirtualJob> arrived = new ArrayList<>();
  private final Clock clock;
  private int lost;
  private int done;

  /** An empty cluster. */
  public VirtualCluster(Clock clock) {
    this.clock = clock;
  }

  /** A pod that has a node. */
  private record Running(String node, Instant ends) {}

  /** A job arrives and its pod waits. */
  public void submit(VirtualJob job) {
    arrived.add(job);
  }

  /** Pods whose node went away, or that were evicted, while they ran. */
  public int lost() {
    return lost;
  }

  /** Pods that ran to their end. */
  public int done() {
    return done;
  }

  /** Pods that wait or run. */
  public int unfinished() {
    return arrived.size();
  }

  /** Lets pods end and waiting ones start, in order of arrival. */
  public void advance() {
    Instant now = clock.instant();
    for (VirtualJob job : List.copyOf(arrived)) {
      Running running = pods.get(job.name());
      if (running != null && !running.ends().isAfter(now)) {
        pods.remove(job.name());
        arrived.remove(job);
        done++;
      }
    }
    for (VirtualJob job : arrived) {
      if (!pods.containsKey(job.name())) {
        roomFor(job)
            .ifPresent(node -> pods.put(job.name(), new Running(node, now.plus(job.duration()))));
      }
    }
  }

  void join(String name, NodePool pool) {
    nodes.put(
        name,
        new Node(
            name,
            Node.Role.WORKER,
            Optional.of(pool.name()),
            pool.shape(),
            Node.Readiness.READY,
            Node.Scheduling.OPEN,
            clock.instant()));
  }

  void leave(String name) {
    evict(name);
    nodes.remove(name);
  }

  @Override
  public Observation<ClusterView> observe(ClusterId id) {
    List<Pod> seen = arrived.stream().map(this::seen).toList();
    return new Observation.Complete<>(new ClusterView(List.copyOf(nodes.values()), seen));
  }

  @Override
  public void cordon(ClusterId id, String node) {
    mark(node, Node.Scheduling.CORDONED);
  }

  @Override
  public void uncordon(ClusterId id, String node) {
    mark(node, Node.Scheduling.OPEN);
  }

  @Override
  public DrainResult drain(ClusterId id, String node) {
    cordon(id, node);
    evict(node);
    return new DrainResult.Drained();
  }

  private void mark(String name, Node.Scheduling scheduling) {
    nodes.computeIfPresent(
        name,
        (key, node) ->
            new Node(
                name,
                node.role(),
                node.pool(),
                node.shape(),
                node.readiness(),
                scheduling,
                node.since()));
  }

  private void evict(String node) {
    int before = pods.size();
    pods.values().removeIf(pod -> pod.node().equals(node));
    lost += before - pods.size();
  }

  private Optional<String> roomFor(VirtualJob job) {
    Resources demand = job.requests().with(Resources.PODS, Quantity.of(1));
    return nodes.values().stream()
        .filter(node -> !node.cordoned() && free(node).covers(demand))
        .map(Node::name)
        .findFirst();
  }

  private Resources free(Node node) {
    Resources free = node.shape().allocatable();
    for (VirtualJob job : arrived) {
      Running running = pods.get(job.name());
      if (running != null && running.node().equals(node.name())) {
        free = free.minus(job.requests().with(Resources.PODS, Quantity.of(1)));
      }
    }
    return free;
  }

  private Pod seen(VirtualJob job) {
    Optional<String> node = Optional.ofNullable(pods.get(job.name())).map(Running::node);
    return new Pod(
        "default",
        job.name(),
        Pod.Kind.WORKLOAD,
        new TreeMap<>(),
        PodSpec.of(job.requests()),
        node.isPresent() ? Pod.Phase.RUNNING : Pod.Phase.PENDING,
        node,
        Instant.EPOCH.plus(job.submitted()));
  }
}
