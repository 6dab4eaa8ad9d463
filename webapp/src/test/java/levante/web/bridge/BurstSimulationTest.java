package levante.web.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import levante.elasticity.Elasticity;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.adapter.sandbox.DurableSandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxClusterObserver;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxNodeDrainer;
import levante.elasticity.adapter.sandbox.SandboxPod;
import levante.elasticity.decide.Candidate;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.VirtualClock;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.provisioner.Provisioner;
import levante.provisioner.adapter.sandbox.FaultScript;
import levante.provisioner.adapter.sandbox.SandboxCloudConfig;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.adapter.sandbox.SandboxClouds;
import levante.provisioner.adapter.sandbox.ScriptedCloudProvider;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.Region;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.configure.StorageResult;
import levante.provisioner.configure.StorageSpec;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.Outside;
import levante.tosca.catalog.Catalogue;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A cluster with at most two workers at the edge and three in the cloud, in virtual time: the
 * catalogue's template, both loops and the sandbox's world. A worker at the edge holds two pods,
 * one in the cloud one.
 */
class BurstSimulationTest {
  private static final OwnerId ANNA = new OwnerId("anna");
  private static final Region AT_THE_EDGE = new Region("edge");
  private static final Region IN_THE_CLOUD = new Region("cloud");
  private static final Map<String, Object> INPUTS =
      Map.of(
          "region", "edge",
          "max_workers", 2,
          "idle_time", "20 s",
          "second_worker_region", "cloud",
          "second_max_workers", 3);

  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final FaultScript faults = new FaultScript();
  private final CloudProvider cloud =
      new ScriptedCloudProvider(
          new SandboxCloudProvider(database(), SandboxCloudConfig.DEFAULTS, clock), faults);
  private final SandboxClusters clusters = new DurableSandboxClusters(database(), clock);
  private final DataSource levante = database();
  private final Provisioner provisioner = provisioner();
  private final Elasticity elasticity = elasticity();
  private Infrastructure made;
  private ClusterId cluster;

  private static DataSource database() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return source;
  }

  private Provisioner provisioner() {
    Outside outside =
        new Outside(
            new SandboxClouds(cloud),
            id -> new SandboxNodeConfigurator(clusters),
            new NoStorages(),
            MachineAccess.NONE);
    return Provisioner.assemble(levante, outside, new byte[32], ProvisionerConfig.DEFAULTS, clock);
  }

  private Elasticity elasticity() {
    ScalingPorts ports =
        new ScalingPorts(
            new ProvisionedElasticClusters(
                provisioner.findClusters(),
                ScalingSettings.DEFAULTS.withScanPeriod(Duration.ofSeconds(1)),
                there -> {}),
            new SandboxClusterObserver(clusters),
            new ProvisionedNodeSupply(
                provisioner.findClusters(), provisioner.scaleNodeTemplate(), clock),
            new SandboxNodeDrainer(clusters));
    Elasticity.Setup setup =
        new Elasticity.Setup(PolicySettings.PACKING, Crew.ONE, () -> {}, ScalingListener.NONE);
    return Elasticity.assemble(levante, ports, setup, clock);
  }

  @BeforeEach
  void aClusterStandsWithoutWorkers() {
    made =
        provisioner
            .createInfrastructure()
            .from(
                new NewInfrastructure(
                    ANNA,
                    Catalogue.bundled().template("burst-workers", List.of("elastic-kubernetes")),
                    INPUTS,
                    List.of(),
                    Optional.empty()));
    cluster = made.id().cluster("cluster");
    pass(10);
    assertThat(clusters.nodes(cluster)).hasSize(1);
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.advance(Duration.ofSeconds(1));
      provisioner.loop().tick();
      clusters.tick();
      elasticity.loop().tick();
    }
  }

  private void submit(String... names) {
    for (String name : names) {
      clusters.requestPod(
          cluster, name, Quantity.of(2), Quantity.ofMebibytes(256), new HashMap<>());
    }
  }

  private void end(Stream<SandboxPod> pods) {
    pods.map(SandboxPod::name).toList().forEach(pod -> clusters.releasePod(cluster, pod));
  }

  private Stream<SandboxPod> podsIn(Region region) {
    List<String> there =
        cloud.list(made.id()).stream()
            .filter(machine -> machine.region().equals(region))
            .map(machine -> machine.id().value())
            .toList();
    return clusters.pods(cluster).stream()
        .filter(pod -> pod.node().filter(there::contains).isPresent());
  }

  private long workers(Region region) {
    return cloud.list(made.id()).stream()
        .filter(machine -> !machine.id().value().startsWith("control-plane"))
        .filter(machine -> machine.region().equals(region))
        .count();
  }

  private List<JournalEntry> decisions(Kind kind) {
    return elasticity.journal().recent(cluster, 200).stream()
        .filter(entry -> entry.decision().kind() == kind)
        .toList();
  }

  private int wanted(String nodeTemplate) {
    return provisioner
        .findInfrastructures()
        .get(made.id(), ANNA)
        .estate()
        .desired()
        .pool(nodeTemplate)
        .orElseThrow()
        .count();
  }

  @Test
  void theEdgeGrowsToItsMaximumThenTheCloudAndTheCloudsGoWhenTheyAreIdle() {
    submit("a", "b", "c", "d");
    pass(15);
    assertThat(workers(AT_THE_EDGE)).isEqualTo(2);
    assertThat(workers(IN_THE_CLOUD)).isZero();
    submit("e", "f", "g", "h");
    pass(15);
    assertThat(workers(AT_THE_EDGE)).isEqualTo(2);
    assertThat(workers(IN_THE_CLOUD)).isEqualTo(3);
    assertThat(podsIn(IN_THE_CLOUD)).hasSize(3);
    ScaleUp burst = (ScaleUp) decisions(Kind.SCALE_UP).get(0).decision();
    assertThat(burst.pool()).isEqualTo("second-worker");
    assertThat(burst.candidates())
        .filteredOn(one -> one.verdict() == Candidate.Verdict.REJECTED)
        .extracting(Candidate::why)
        .containsExactly("pool worker is at its maximum of 2 nodes");
    assertThat(decisions(Kind.HOLD).get(0).decision().reason())
        .contains(
            "default/h cannot be served yet: pool worker is at its maximum of 2 nodes, pool"
                + " second-worker is at its maximum of 3 nodes");

    clusters.releasePod(cluster, "h");
    end(podsIn(IN_THE_CLOUD));
    pass(40);
    assertThat(workers(IN_THE_CLOUD)).isZero();
    assertThat(workers(AT_THE_EDGE)).isEqualTo(2);
    assertThat(podsIn(AT_THE_EDGE)).as("what runs at the edge runs on").hasSize(4);
    end(podsIn(AT_THE_EDGE));
    pass(40);
    assertThat(workers(AT_THE_EDGE)).isZero();
  }

  @Test
  void theCloudTakesOverWhenTheEdgeHasNoRoomAndTheEdgeComesFirstAgainLater() {
    faults.fill(AT_THE_EDGE);
    submit("a", "b");
    pass(30);
    assertThat(podsIn(IN_THE_CLOUD)).hasSize(2);
    assertThat(wanted("worker")).as("what cannot be had is not waited for").isZero();
    assertThat(decisions(Kind.RELEASE))
        .extracting(entry -> entry.decision().reason())
        .contains("it cannot be had now, and no pod waits for it any more");
    faults.empty(AT_THE_EDGE);
    pass(180);
    submit("c");
    pass(15);
    assertThat(podsIn(AT_THE_EDGE)).extracting(SandboxPod::name).containsExactly("c");
    assertThat(workers(IN_THE_CLOUD)).isEqualTo(2);
  }

  @Test
  void bothTypesGoWithTheInfrastructure() {
    submit(IntStream.range(0, 6).mapToObj(i -> "job-" + i).toArray(String[]::new));
    pass(25);
    assertThat(cloud.list(made.id()))
        .extracting(Machine::region)
        .contains(AT_THE_EDGE, IN_THE_CLOUD);
    provisioner.destroyInfrastructure().destroy(made.id(), ANNA);
    pass(20);
    assertThat(provisioner.findInfrastructures().list(ANNA)).isEmpty();
    assertThat(cloud.list(made.id())).isEmpty();
    assertThat(clusters.clusters()).isEmpty();
  }

  /** The template has no storage. */
  private static final class NoStorages implements ObjectStorageProvider {
    @Override
    public boolean serves(CloudId any) {
      return false;
    }

    @Override
    public StorageResult ensure(StorageSpec spec) {
      throw new AssertionError("no storage is wanted");
    }

    @Override
    public void delete(InfrastructureId infrastructure, String name) {
      throw new AssertionError("there is no storage");
    }

    @Override
    public List<String> list(InfrastructureId infrastructure) {
      return List.of();
    }
  }
}
