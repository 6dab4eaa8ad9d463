package levante.web.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import levante.elasticity.adapter.sandbox.DurableSandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxPod;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.kernel.ClusterId;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.adapter.sandbox.PodPlacement;
import levante.provisioner.application.ApplicationResult;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.version.NodeVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SandboxBridgesTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final ClusterId CLOUD = ID.cluster("cloud");
  private static final MachineSize SMALL =
      new MachineSize(
          "cloud.small",
          2,
          Quantity.parse("4Gi"),
          Quantity.parse("40Gi"),
          0,
          new BigDecimal("0.0088"),
          MachineSize.Pricing.LISTED);

  private static final ClusterSite SITE = site(ControlPlaneUse.DEDICATED);

  private final SandboxClusters clusters = clusters();
  private final SandboxNodeConfigurator configurator = new SandboxNodeConfigurator(clusters);

  private static SandboxClusters clusters() {
    JdbcDataSource world = new JdbcDataSource();
    world.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return new DurableSandboxClusters(world, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static ClusterSite site(ControlPlaneUse use) {
    return new ClusterSite(
        new ClusterSpec(CLOUD, ID, "cloud", Distribution.KUBERNETES, "latest", use, Map.of()),
        Optional.empty());
  }

  private static Machine machine(String nodeTemplate, int index) {
    return new Machine(
        ID.machine(nodeTemplate, index),
        ID,
        new Region("cloud"),
        SMALL,
        MachineState.RUNNING,
        Optional.of("10.0.0.1"),
        Optional.empty(),
        Instant.EPOCH,
        "");
  }

  @Test
  void aWorkerWaitsForTheControlPlaneThatMakesTheCluster() {
    ClusterSite site = site(ControlPlaneUse.DEDICATED);
    assertThat(configurator.configure(site, machine("cloud_worker", 1), NodeRole.WORKER))
        .isInstanceOf(ConfigureResult.InProgress.class);
    assertThat(configurator.nodes(SITE)).isEmpty();
    configurator.configure(site, machine("cloud_control_plane", 0), NodeRole.CONTROL_PLANE);
    configurator.configure(site, machine("cloud_worker", 1), NodeRole.WORKER);
    configurator.configure(site, machine("cloud_worker", 1), NodeRole.WORKER);
    assertThat(configurator.nodes(SITE))
        .containsExactly("cloud-control-plane-7f3a2b-0", "cloud-worker-7f3a2b-1");
  }

  @Test
  void aNodeIsJustWhatItsPoolPromised() {
    configurator.configure(
        site(ControlPlaneUse.DEDICATED), machine("cloud_control_plane", 0), NodeRole.CONTROL_PLANE);
    configurator.configure(
        site(ControlPlaneUse.DEDICATED), machine("cloud_worker", 1), NodeRole.WORKER);
    NodePool pool =
        NodePools.of(
            new WorkerPool(
                "cloud_worker",
                new DesiredPool.Scale(0, 5, 1),
                SMALL,
                new Region("cloud"),
                List.of(),
                Optional.empty()));
    Node worker = clusters.nodes(CLOUD).get(1);
    assertThat(worker.pool()).contains(pool.name());
    assertThat(worker.shape()).isEqualTo(pool.shape());
    assertThat(pool.shape().allocatable().get(Resources.CPU)).isEqualTo(Quantity.of(2));
    assertThat(pool.tier()).isEqualTo(NodePool.Tier.CLOUD);
  }

  private static DesiredApplication chart(String version) {
    return new DesiredApplication(
        "helm_chart",
        "cloud",
        "default",
        Optional.of(
            new DesiredApplication.Chart(
                "web", "nginx", Optional.of("https://charts"), Optional.of(version))),
        Secret.of(""),
        Secret.of(""),
        List.of());
  }

  @Test
  void anApplicationWaitsForANodeAndComesBackWhenItIsDrained() {
    SandboxClusterApplications applications = new SandboxClusterApplications(clusters);
    assertThat(applications.list(SITE)).isEmpty();
    configurator.configure(SITE, machine("cloud_control_plane", 0), NodeRole.CONTROL_PLANE);

    applications.apply(SITE, chart("1"));
    assertThat(applications.apply(SITE, chart("1")))
        .isEqualTo(new ApplicationResult.Underway("its pod waits for a node with room"));
    configurator.configure(SITE, machine("cloud_worker", 1), NodeRole.WORKER);
    assertThat(applications.apply(SITE, chart("1"))).isEqualTo(new ApplicationResult.Done());

    clusters.evict(CLOUD, "cloud-worker-7f3a2b-1");
    assertThat(applications.list(SITE)).containsExactly("helm-chart");
    assertThat(clusters.pods(CLOUD))
        .extracting(SandboxPod::state)
        .containsExactly(SandboxPod.State.BOUND);

    assertThat(applications.apply(SITE, chart("2"))).isInstanceOf(ApplicationResult.Underway.class);
    assertThat(applications.apply(SITE, chart("2"))).isEqualTo(new ApplicationResult.Done());
    applications.remove(SITE, "helm-chart");
    assertThat(applications.list(SITE)).isEmpty();
    assertThat(clusters.pods(CLOUD)).isEmpty();
  }

  @Test
  void aDedicatedControlPlaneTakesNoPodsAndASchedulableOneDoes() {
    PodPlacement placement = new SandboxPodPlacement(clusters);
    configurator.configure(
        site(ControlPlaneUse.DEDICATED), machine("cloud_control_plane", 0), NodeRole.CONTROL_PLANE);
    placement.request(CLOUD, "job-1", Quantity.of(1), Quantity.ofMebibytes(64));
    assertThat(placement.places(CLOUD).get("job-1").state()).isEqualTo(PodPlacement.State.PENDING);
    configurator.removeCluster(SITE);
    configurator.configure(
        site(ControlPlaneUse.SCHEDULABLE),
        machine("cloud_control_plane", 0),
        NodeRole.CONTROL_PLANE);
    placement.request(CLOUD, "job-1", Quantity.of(1), Quantity.ofMebibytes(64));
    assertThat(placement.places(CLOUD).get("job-1"))
        .isEqualTo(
            new PodPlacement.Place(PodPlacement.State.BOUND, "cloud-control-plane-7f3a2b-0"));
    placement.release(CLOUD, "job-1");
    assertThat(placement.places(CLOUD)).isEmpty();
  }

  @Test
  void whatIsGoneAlreadyMayGoAgain() {
    configurator.removeNode(SITE, ID.machine("cloud_worker", 1));
    configurator.removeCluster(SITE);
    assertThat(configurator.nodes(SITE)).isEmpty();
  }

  private static ClusterSite ofVersion(String version) {
    return new ClusterSite(SITE.spec().of(version), Optional.empty());
  }

  private String upgraded(Machine machine, NodeRole role, String version) {
    ConfigureResult result = configurator.upgrade(ofVersion("1.34"), machine, role, version);
    return result.match(done -> "done", ConfigureResult.InProgress::what, failed -> "failed");
  }

  @Test
  void aWorkerIsEmptiedUpgradedAndLetBackAStepATick() {
    Machine front = machine("cloud_control_plane", 0);
    Machine worker = machine("cloud_worker", 1);
    configurator.configure(ofVersion("1.34"), front, NodeRole.CONTROL_PLANE);
    configurator.configure(ofVersion("1.34"), worker, NodeRole.WORKER);
    clusters.requestPod(CLOUD, "job", Quantity.of(1), Quantity.ofMebibytes(64), Map.of());
    assertThat(configurator.versions(SITE).values())
        .containsExactly(new NodeVersion("v1.34.1", false), new NodeVersion("v1.34.1", false));
    assertThat(upgraded(front, NodeRole.CONTROL_PLANE, "1.35")).contains("is installed");
    assertThat(upgraded(front, NodeRole.CONTROL_PLANE, "1.35")).isEqualTo("done");
    assertThat(upgraded(worker, NodeRole.WORKER, "v1.35.1")).isEqualTo("is emptied");
    assertThat(configurator.versions(SITE))
        .containsEntry(worker.id().value(), new NodeVersion("v1.34.1", true));
    assertThat(clusters.nodes(CLOUD).get(1).cordoned()).isTrue();
    assertThat(clusters.pods(CLOUD).get(0).state()).isEqualTo(SandboxPod.State.EVICTED);
    assertThat(upgraded(worker, NodeRole.WORKER, "v1.35.1")).contains("is installed");
    assertThat(upgraded(worker, NodeRole.WORKER, "v1.35.1")).isEqualTo("done");
    assertThat(configurator.versions(SITE).values())
        .containsOnly(new NodeVersion("v1.35.1", false));
    assertThat(clusters.nodes(CLOUD).get(1).cordoned()).isFalse();
    assertThat(clusters.nodes(CLOUD).get(0).cordoned()).as("a dedicated control plane").isTrue();
    configurator.configure(ofVersion("1.35"), machine("cloud_worker", 2), NodeRole.WORKER);
    assertThat(configurator.versions(SITE).values())
        .hasSize(3)
        .containsOnly(new NodeVersion("v1.35.1", false));
  }

  @Test
  void aNodeThatWasCordonedBeforeItsUpgradeStaysSo() {
    Machine front = machine("cloud_control_plane", 0);
    Machine worker = machine("cloud_worker", 1);
    configurator.configure(ofVersion("1.34"), front, NodeRole.CONTROL_PLANE);
    configurator.configure(ofVersion("1.34"), worker, NodeRole.WORKER);
    clusters.cordon(CLOUD, worker.id().value());
    for (int tick = 0; tick < 3; tick++) {
      upgraded(worker, NodeRole.WORKER, "v1.34.2");
    }
    assertThat(configurator.versions(SITE))
        .containsEntry(worker.id().value(), new NodeVersion("v1.34.2", false));
    assertThat(clusters.nodes(CLOUD).get(1).cordoned()).isTrue();
  }
}
