package levante.elasticity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import levante.elasticity.cluster.Arrivals;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.constraint.DisruptionBudget;
import levante.kernel.Quantity;

/** Builds what a policy sees; a test sets only what it is about. */
public final class Seen {
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  public static final NodeShape FOUR_CPUS = shape("4", "16Gi", 110);

  private final List<Node> nodes = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final List<NodePool> pools = new ArrayList<>();
  private final List<SuppliedNode> supplied = new ArrayList<>();
  private final List<IdleSpan> idle = new ArrayList<>();
  private final List<Setback> setbacks = new ArrayList<>();
  private final List<DisruptionBudget> budgets = new ArrayList<>();
  private Arrivals arrivals = Arrivals.NONE;
  private int leastPriority = Integer.MIN_VALUE;

  public static NodeShape shape(String cpu, String memory, int slots) {
    return NodeShape.of(
        Resources.of(Quantity.parse(cpu), Quantity.parse(memory))
            .with(Resources.PODS, Quantity.of(slots)));
  }

  public static NodePool pool(String name, NodeShape shape, int min, int max, String price) {
    return new NodePool(
        name, shape, min, max, new BigDecimal(price), NodePool.Tier.CLOUD, "sandbox-west", 0);
  }

  public static NodePool edge(NodePool pool) {
    return new NodePool(
        pool.name(),
        pool.shape(),
        pool.min(),
        pool.max(),
        pool.eurPerHour(),
        NodePool.Tier.EDGE,
        pool.region(),
        0);
  }

  public static Pod pod(String name, String cpu, String memory) {
    return new Pod(
        "default",
        name,
        Pod.Kind.WORKLOAD,
        new TreeMap<>(),
        PodSpec.of(Resources.of(Quantity.parse(cpu), Quantity.parse(memory))),
        Pod.Phase.PENDING,
        Optional.empty(),
        NOON);
  }

  public static Pod running(Pod pod, String node) {
    return new Pod(
        pod.namespace(),
        pod.name(),
        pod.kind(),
        pod.labels(),
        pod.spec(),
        Pod.Phase.RUNNING,
        Optional.of(node),
        pod.created());
  }

  public static Pod created(Pod pod, Instant created) {
    return new Pod(
        pod.namespace(),
        pod.name(),
        pod.kind(),
        pod.labels(),
        pod.spec(),
        pod.phase(),
        pod.node(),
        created);
  }

  public static Pod requesting(Pod pod, String resource, long amount) {
    PodSpec plain = pod.spec();
    return asking(
        pod,
        PodSpec.of(
            plain.requests().with(resource, Quantity.of(amount)),
            plain.nodeSelector(),
            plain.tolerations()));
  }

  public static Pod asking(Pod pod, PodSpec spec) {
    return pod.with(spec);
  }

  public static Pod selecting(Pod pod, Map<String, String> labels) {
    PodSpec plain = pod.spec();
    return asking(pod, PodSpec.of(plain.requests(), new TreeMap<>(labels), plain.tolerations()));
  }

  public static Seen seen(NodePool... pools) {
    Seen seen = new Seen();
    seen.pools.addAll(List.of(pools));
    return seen;
  }

  public Seen pending(Pod... more) {
    pods.addAll(List.of(more));
    return this;
  }

  /** A pod just as it is. */
  public Seen placed(Pod pod) {
    pods.add(pod);
    return this;
  }

  public Seen running(String node, Pod... more) {
    List.of(more).forEach(pod -> pods.add(running(pod, node)));
    return this;
  }

  public Seen daemon(String node, Pod pod) {
    pods.add(
        new Pod(
            "kube-system",
            pod.name(),
            Pod.Kind.DAEMON,
            pod.labels(),
            pod.spec(),
            Pod.Phase.RUNNING,
            Optional.of(node),
            pod.created()));
    return this;
  }

  public Seen ready(String name, String pool) {
    return node(name, pool, Node.Readiness.READY, Node.Scheduling.OPEN);
  }

  public Seen cordoned(String name, String pool) {
    return node(name, pool, Node.Readiness.READY, Node.Scheduling.CORDONED);
  }

  public Seen notReady(String name, String pool) {
    return node(name, pool, Node.Readiness.NOT_READY, Node.Scheduling.OPEN);
  }

  /** A node that is not Ready and that no machine is known of. */
  public Seen orphan(String name) {
    nodes.add(
        new Node(
            name,
            Node.Role.WORKER,
            Optional.of("cloud"),
            FOUR_CPUS,
            Node.Readiness.NOT_READY,
            Node.Scheduling.OPEN,
            NOON.minusSeconds(600)));
    return this;
  }

  public Seen unmanaged(String name, NodeShape shape) {
    nodes.add(
        new Node(
            name,
            Node.Role.WORKER,
            Optional.empty(),
            shape,
            Node.Readiness.READY,
            Node.Scheduling.OPEN,
            NOON));
    return this;
  }

  public Seen supplied(String name, String pool, SuppliedNode.State state, Instant since) {
    supplied.add(new SuppliedNode(name, pool, state, since));
    return this;
  }

  public Seen booting(String name, String pool) {
    return supplied(name, pool, SuppliedNode.State.BOOTING, NOON.minusSeconds(60));
  }

  public Seen idleSince(String node, Instant since) {
    idle.add(new IdleSpan(node, since, NOON));
    return this;
  }

  public Seen failedLately(Setback setback) {
    setbacks.add(setback);
    return this;
  }

  public Seen budget(DisruptionBudget budget) {
    budgets.add(budget);
    return this;
  }

  /** So many arrivals an hour, for the last two hours. */
  public Seen arriving(int perHour) {
    arrivals =
        new Arrivals(
            LongStream.range(0, 2L * perHour)
                .mapToObj(i -> NOON.minusSeconds(7_199 - 3_600 * i / perHour))
                .toList());
    return this;
  }

  /** As the loop shows it to policies. */
  public Seen expendableBelow(int priority) {
    leastPriority = priority;
    return this;
  }

  public ClusterView view() {
    return new ClusterView(nodes, pods, new ClusterView.Rules(budgets, List.of()))
        .expendableBelow(leastPriority);
  }

  public List<SuppliedNode> supply() {
    return List.copyOf(supplied);
  }

  public Observation<ClusterSnapshot> observed() {
    return new Observation.Complete<>(
        new ClusterSnapshot(view(), pools, supplied, idle, setbacks, arrivals));
  }

  private Seen node(
      String name, String pool, Node.Readiness readiness, Node.Scheduling scheduling) {
    NodeShape shape =
        pools.stream()
            .filter(one -> one.name().equals(pool))
            .map(NodePool::shape)
            .findFirst()
            .orElse(FOUR_CPUS);
    nodes.add(
        new Node(
            name,
            Node.Role.WORKER,
            Optional.of(pool),
            shape,
            readiness,
            scheduling,
            NOON.minusSeconds(600)));
    return supplied(name, pool, SuppliedNode.State.RUNNING, NOON.minusSeconds(700));
  }
}
