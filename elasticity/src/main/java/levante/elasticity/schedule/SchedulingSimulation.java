package levante.elasticity.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.HostPort;
import levante.kernel.Quantity;

/**
 * A cluster while pods are put onto its nodes in thought. Judges as kube-scheduler does: node
 * selector, affinity, volumes' places, taints, resources, host ports, pod affinity and
 * anti-affinity both ways, topology spread. Not thread-safe; lives within one decision.
 */
public final class SchedulingSimulation {
  private final ClusterView view;
  private final Amounts.Index index = new Amounts.Index();
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final IdentityHashMap<PodSpec, Amounts> demands = new IdentityHashMap<>();
  private final IdentityHashMap<PodSpec, Map<String, Neighbours>> neighbours =
      new IdentityHashMap<>();
  private final Repellers repellers = new Repellers();
  private final Map<String, SimulatedNode> real = new TreeMap<>();

  /** The cluster as it is, every node of it, good or not. */
  public SchedulingSimulation(ClusterView view) {
    this.view = view;
    view.loads().forEach(this::add);
  }

  /** The real node of that name, to ask about and to put pods on. */
  public SimulatedNode node(String name) {
    return Optional.ofNullable(real.get(name))
        .orElseThrow(() -> new IllegalStateException("no node " + name));
  }

  /** One more node that is empty but for the daemons that it will get. */
  public SimulatedNode join(String name, NodeShape shape) {
    SimulatedNode node = imagined(name, shape);
    nodes.add(node);
    neighbours.values().forEach(by -> by.values().forEach(one -> one.open(node)));
    return node;
  }

  /** Puts the pod there if it may be and there is room. */
  public boolean take(Pod pod, SimulatedNode node) {
    if (!fits(pod, node)) {
      return false;
    }
    node.put(pod, demand(pod.spec()));
    count(node, pod, 1);
    return true;
  }

  /** Takes a pod that was put there away again. */
  public void takeBack(Pod pod, SimulatedNode node) {
    node.takeBack(pod, demand(pod.spec()));
    count(node, pod, -1);
  }

  /** Whether the pod could run there beside what is there. */
  public boolean fits(Pod pod, SimulatedNode node) {
    return node.free().covers(demand(pod.spec()))
        && NodeRules.hold(pod.spec(), node.name(), node.shape())
        && !portTaken(pod.spec(), node)
        && crowd(pod, node).isEmpty();
  }

  /** Why the pod cannot run there, in words; empty when it can. */
  public Optional<String> refusal(Pod pod, SimulatedNode node) {
    return lasting(pod, node)
        .or(
            () ->
                portTaken(pod.spec(), node)
                    ? Optional.of("a host port is taken")
                    : Optional.empty())
        .or(() -> crowd(pod, node).map(Refusal::toString));
  }

  /** Why a further node of that shape, empty but for daemons, could not run the pod now. */
  public Optional<String> refusal(Pod pod, String name, NodeShape shape) {
    return refusal(pod, imagined(name, shape));
  }

  /** Whether what runs elsewhere has a say in where the pod may go. */
  public boolean dependsOnOthers(Pod pod) {
    return pod.spec().looksAtOthers() || repellers.any();
  }

  /** The same whatever other pods there are: why it never could. */
  public Optional<String> lastingRefusal(Pod pod, String name, NodeShape shape) {
    return lasting(pod, imagined(name, shape));
  }

  private Optional<String> lasting(Pod pod, SimulatedNode node) {
    return NodeRules.refusal(pod.spec(), node.name(), node.shape())
        .map(Refusal::toString)
        .or(() -> shortage(pod, node));
  }

  private SimulatedNode imagined(String name, NodeShape shape) {
    NodeShape named =
        shape.labels().containsKey(NodeShape.HOSTNAME)
            ? shape
            : shape.labelled(Map.of(NodeShape.HOSTNAME, name));
    Amounts free = index.of(shape.allocatable());
    for (PodSpec daemon : view.rules().daemons()) {
      if (NodeRules.hold(daemon, name, named)) {
        free.subtract(demand(daemon));
      }
    }
    return new SimulatedNode(name, named, free, List.of());
  }

  private void add(NodeLoad load) {
    SimulatedNode node =
        new SimulatedNode(
            load.node().name(), load.node().shape(), index.of(load.free()), load.pods());
    nodes.add(node);
    real.put(node.name(), node);
    load.repelling().forEach(pod -> repellers.count(node, pod, 1));
  }

  private Amounts demand(PodSpec spec) {
    return demands.computeIfAbsent(
        spec, one -> index.of(one.requests().with(Resources.PODS, Quantity.of(1))));
  }

  private Optional<Refusal> crowd(Pod pod, SimulatedNode node) {
    Optional<Refusal> repelled = repellers.refusal(pod, node);
    return repelled.isPresent() || !pod.spec().looksAtOthers()
        ? repelled
        : neighboursOf(pod).refusal(pod, node);
  }

  private Neighbours neighboursOf(Pod pod) {
    return neighbours
        .computeIfAbsent(pod.spec(), spec -> new TreeMap<>())
        .computeIfAbsent(pod.namespace(), space -> counted(new Neighbours(pod.spec(), space)));
  }

  private Neighbours counted(Neighbours fresh) {
    for (SimulatedNode node : nodes) {
      fresh.open(node);
      count(fresh, node, node.before());
      count(fresh, node, node.placed());
    }
    return fresh;
  }

  private static void count(Neighbours fresh, SimulatedNode node, Collection<Pod> pods) {
    for (Pod pod : pods) {
      if (pod.phase() == Pod.Phase.PENDING || pod.phase() == Pod.Phase.RUNNING) {
        fresh.count(node, pod, 1);
      }
    }
  }

  private void count(SimulatedNode node, Pod pod, int by) {
    repellers.count(node, pod, by);
    neighbours.values().forEach(map -> map.values().forEach(one -> one.count(node, pod, by)));
  }

  private Optional<String> shortage(Pod pod, SimulatedNode node) {
    if (node.free().covers(demand(pod.spec()))) {
      return Optional.empty();
    }
    Resources free = node.shape().allocatable();
    for (Pod there : node.before()) {
      free = there.occupies() ? free.minus(there.demand()) : free;
    }
    for (Pod there : node.placed()) {
      free = free.minus(there.demand());
    }
    return free.firstShortage(pod.demand())
        .map(Resources.Shortage::toString)
        .or(() -> Optional.of("its daemons leave too little room"));
  }

  private static boolean portTaken(PodSpec spec, SimulatedNode node) {
    return !spec.hostPorts().isEmpty()
        && (takesOne(spec.hostPorts(), node.before().stream().filter(Pod::occupies))
            || takesOne(spec.hostPorts(), node.placed().stream()));
  }

  private static boolean takesOne(List<HostPort> wanted, Stream<Pod> pods) {
    return pods.flatMap(pod -> pod.spec().hostPorts().stream())
        .anyMatch(taken -> wanted.stream().anyMatch(taken::clashesWith));
  }
}
