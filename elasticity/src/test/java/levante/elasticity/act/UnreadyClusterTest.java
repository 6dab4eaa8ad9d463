package levante.elasticity.act;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import levante.elasticity.Elasticity;
import levante.elasticity.TestDatabase;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualSupply;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster of eight busy nodes of which five stop to answer: the network broke, not they. */
class UnreadyClusterTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final OwnerId ADA = new OwnerId("ada");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 20, "0.10");
  private static final SupplyConditions QUICK =
      new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1);
  private static final ElasticCluster ELASTIC =
      new ElasticCluster(
          ID,
          ADA,
          List.of(CLOUD),
          ScalingSettings.DEFAULTS
              .withIdleTime(Duration.ofSeconds(60))
              .withProvisionTimeout(Duration.ofMinutes(2)));

  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private final VirtualSupply supply = new VirtualSupply(List.of(CLOUD), QUICK, cluster, clock);
  private final Set<String> silent = new TreeSet<>();

  private Elasticity elasticity(PolicySettings policy) {
    return Elasticity.assemble(
        TestDatabase.fresh(),
        new ScalingPorts(() -> List.of(ELASTIC), this::seen, supply, cluster),
        new Elasticity.Setup(policy, Crew.ONE, () -> {}, ScalingListener.NONE),
        clock);
  }

  private Observation<ClusterView> seen(ClusterId id) {
    return cluster
        .observe(id)
        .then(
            view -> {
              ClusterView now = view;
              for (String name : silent) {
                now = view.node(name).map(UnreadyClusterTest::notReady).map(now::with).orElse(now);
              }
              return new Observation.Complete<>(now);
            });
  }

  private static Node notReady(Node node) {
    return new Node(
        node.name(),
        node.role(),
        node.pool(),
        node.shape(),
        Node.Readiness.NOT_READY,
        node.scheduling(),
        node.since());
  }

  private void submit(String name, int seconds) {
    cluster.submit(
        new VirtualJob(
            name,
            Duration.ZERO,
            Duration.ofSeconds(seconds),
            Resources.of(Quantity.of(4), Quantity.parse("1Gi"))));
  }

  private void steps(Elasticity elasticity, int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(10));
      supply.advance();
      cluster.advance();
      elasticity.loop().tick();
    }
  }

  private List<SuppliedNode> live() {
    return supply.supplied(ID).stream().filter(SuppliedNode::live).toList();
  }

  @BeforeEach
  void work() {
    IntStream.range(0, 7).forEach(i -> submit("long-" + i, 36_000));
    submit("short", 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"packing", "default", "thrifty", "clues"})
  void nothingIsOrderedAndNothingReleasedUntilTheNodesAreReadyAgain(String policy) {
    Elasticity elasticity = elasticity(PolicySettings.called(policy).orElseThrow());
    steps(elasticity, 30);
    List<SuppliedNode> before = live();
    assertThat(before).hasSizeGreaterThanOrEqualTo(7);
    before.stream().limit(5).map(SuppliedNode::name).forEach(silent::add);
    IntStream.range(0, 5).forEach(i -> submit("late-" + i, 36_000));
    steps(elasticity, 400);
    assertThat(live()).isEqualTo(before);
    ScalingDecision last = elasticity.journal().recent(ID, 1).get(0).decision();
    assertThat(last.kind()).isEqualTo(ScalingDecision.Kind.HOLD);
    assertThat(last.reason()).contains("nodes are not Ready (cloud-0000, cloud-0001, cloud-0002");
    silent.clear();
    steps(elasticity, 30);
    assertThat(live()).hasSizeGreaterThan(before.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"packing", "default"})
  void whatAPersonOrdersOrGivesBackGoesOn(String policy) {
    Elasticity elasticity = elasticity(PolicySettings.called(policy).orElseThrow());
    steps(elasticity, 30);
    List<SuppliedNode> before = live();
    before.stream().limit(5).map(SuppliedNode::name).forEach(silent::add);
    steps(elasticity, 3);
    elasticity.nodesByHand().powerOn(ID, "cloud", 1, ADA);
    elasticity.nodesByHand().powerOff(ID, "cloud-0000", ADA);
    steps(elasticity, 10);
    assertThat(live()).hasSameSizeAs(before).isNotEqualTo(before);
    assertThat(live()).extracting(SuppliedNode::name).doesNotContain("cloud-0000");
  }
}
