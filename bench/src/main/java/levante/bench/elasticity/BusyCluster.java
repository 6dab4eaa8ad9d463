package levante.bench.elasticity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.act.DrainResult;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.LabelSelector;
import levante.elasticity.constraint.PodTerm;
import levante.elasticity.constraint.TopologySpread;
import levante.elasticity.decide.ScalingSettings;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;

/**
 * A cluster that is nearly full: 30 pods on each node, in three zones, and as many pods waiting as
 * there are nodes, of 25 owners, some of which spread over zones or keep apart. Its observer keeps
 * the index as an informer's does: one pod comes or goes between two looks.
 */
final class BusyCluster implements ClusterObserver, NodeSupply, NodeDrainer {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  static final int PODS = 30;
  private static final int OWNERS = 25;
  private static final int ZONES = 3;

  private final List<NodeLoad> loads = new ArrayList<>();
  private final List<Pod> waiting = new ArrayList<>();
  private final List<SuppliedNode> supplied = new ArrayList<>();
  private final List<PodSpec> specs = new ArrayList<>();
  private final List<NodePool> pools = new ArrayList<>();
  private int looks;

  BusyCluster(int nodes) {
    for (int owner = 0; owner < OWNERS; owner++) {
      specs.add(spec(owner));
    }
    for (int zone = 0; zone < ZONES; zone++) {
      pools.add(pool(zone, 2 * nodes));
    }
    for (int i = 0; i < nodes; i++) {
      Node node = node("node-%05d".formatted(i), i % ZONES);
      List<Pod> pods = new ArrayList<>();
      for (int k = 0; k < PODS; k++) {
        pods.add(pod(i * PODS + k, small(), Optional.of(node.name())));
      }
      loads.add(NodeLoad.of(node, pods));
      supplied.add(
          new SuppliedNode(
              node.name(), node.pool().orElseThrow(), SuppliedNode.State.RUNNING, START));
    }
    for (int i = 0; i < nodes; i++) {
      waiting.add(pod(nodes * PODS + i, specs.get(i % OWNERS), Optional.empty()));
    }
  }

  private static NodePool pool(int zone, int most) {
    return new NodePool(
        "zone-" + zone,
        shape(zone),
        0,
        most,
        new BigDecimal("0.10"),
        NodePool.Tier.CLOUD,
        "west",
        0);
  }

  ElasticCluster elastic() {
    ScalingSettings settings =
        ScalingSettings.DEFAULTS
            .withMaxBootingNodes(Integer.MAX_VALUE)
            .withIdleTime(Duration.ofMinutes(10));
    return new ElasticCluster(new ClusterId("bench"), new OwnerId("bench"), pools, settings);
  }

  @Override
  public Observation<ClusterView> observe(ClusterId cluster) {
    int at = looks++ % loads.size();
    Pod one = loads.get(at).pods().get(0);
    loads.set(at, loads.get(at).without(one.namespace(), one.name()).with(one));
    return new Observation.Complete<>(ClusterView.of(loads, waiting, ClusterView.Rules.NONE));
  }

  @Override
  public List<SuppliedNode> supplied(ClusterId cluster) {
    return supplied;
  }

  @Override
  public void request(ClusterId cluster, String name, int totalNodes) {
    // What was asked for never comes, so that each pass has the same to decide.
  }

  @Override
  public void release(ClusterId cluster, String node) {
    throw new IllegalStateException("nothing is idle here, not " + node);
  }

  @Override
  public void cordon(ClusterId cluster, String node) {
    throw new IllegalStateException("nothing is idle here, not " + node);
  }

  @Override
  public void uncordon(ClusterId cluster, String node) {
    throw new IllegalStateException("nothing was cordoned, not " + node);
  }

  @Override
  public DrainResult drain(ClusterId cluster, String node) {
    throw new IllegalStateException("nothing is idle here, not " + node);
  }

  private static NodeShape shape(int zone) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("topology.kubernetes.io/zone", "zone-" + zone);
    return new NodeShape(
        Resources.of(Quantity.of(8), Quantity.ofMebibytes(32_768))
            .with(Resources.PODS, Quantity.of(110)),
        labels,
        List.of());
  }

  private static Node node(String name, int zone) {
    return new Node(
        name,
        Node.Role.WORKER,
        Optional.of("zone-" + zone),
        shape(zone).labelled(java.util.Map.of(NodeShape.HOSTNAME, name)),
        Node.Readiness.READY,
        Node.Scheduling.OPEN,
        START);
  }

  private static Pod pod(int number, PodSpec spec, Optional<String> node) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("app", "app-" + number % OWNERS);
    return new Pod(
        "default",
        "pod-%06d".formatted(number),
        Pod.Kind.WORKLOAD,
        labels,
        spec,
        node.isPresent() ? Pod.Phase.RUNNING : Pod.Phase.PENDING,
        node,
        START);
  }

  private static PodSpec small() {
    return PodSpec.of(Resources.of(Quantity.ofMillis(250), Quantity.ofMebibytes(512)));
  }

  private static PodSpec spec(int owner) {
    Resources requests =
        Resources.of(
            Quantity.ofMillis(1_000 + 100L * (owner % 10)),
            Quantity.ofMebibytes(1_024 + 128L * (owner % 7)));
    LabelSelector own = LabelSelector.of("app", "app-" + owner);
    return new PodSpec(
        requests,
        new TreeMap<>(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        owner % 10 == 7 ? List.of(PodTerm.of(own, "default", NodeShape.HOSTNAME)) : List.of(),
        owner % 10 == 3
            ? List.of(TopologySpread.of(5, "topology.kubernetes.io/zone", own))
            : List.of(),
        List.of(),
        0,
        Optional.empty(),
        Disruption.ALLOWED);
  }
}
