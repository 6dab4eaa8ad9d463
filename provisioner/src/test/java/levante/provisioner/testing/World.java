package levante.provisioner.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.provisioner.Provisioner;
import levante.provisioner.adapter.jdbc.ProvisionerDatabase;
import levante.provisioner.adapter.sandbox.SandboxCloudConfig;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.adapter.sandbox.SandboxClouds;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.observe.Outside;
import levante.provisioner.reconcile.ProvisioningLoop;
import levante.tosca.TemplateCompiler;

/** Levante's database and the sandbox's world in memory, with virtual time. */
public final class World {
  public static final OwnerId ANNA = new OwnerId("anna");
  public static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  public final SettableClock clock = new SettableClock();
  public final FakeNodes nodes = new FakeNodes();
  public final FakeStorages storages = new FakeStorages();
  public final FakeApplications applications = new FakeApplications();
  public final FakeOperations operations = new FakeOperations();
  public final DataSource database = Databases.fresh();
  public final CloudProvider cloud;
  public final ProvisionerConfig config;
  public final Provisioner levante;
  private final Outside outside;
  private final Records kept;

  public World() {
    this(sandbox -> sandbox);
  }

  public World(Function<CloudProvider, CloudProvider> decorator) {
    this.cloud =
        decorator.apply(
            new SandboxCloudProvider(Databases.fresh(), SandboxCloudConfig.DEFAULTS, clock));
    this.config = ProvisionerConfig.DEFAULTS.withPublicBase(URI.create("http://levante.test"));
    this.outside =
        new Outside(
            new SandboxClouds(cloud),
            id -> nodes,
            storages,
            MachineAccess.NONE,
            operations,
            id -> Optional.of(applications));
    this.kept = ProvisionerDatabase.open(database, KEY);
    this.levante = Provisioner.assemble(database, outside, KEY, config, clock);
  }

  /** A loop as a newly started process has it, on what is kept, behind these interruptions. */
  public ProvisioningLoop newLoop(Interruptions interruptions) {
    Records records =
        new Records(
            interruptions.around(InfrastructureStore.class, kept.store()),
            kept.vault(),
            interruptions.around(EventHistory.class, kept.history()));
    NodeConfigurator guardedNodes = interruptions.around(NodeConfigurator.class, nodes);
    ClusterApplications guardedApplications =
        interruptions.around(ClusterApplications.class, applications);
    Outside guarded =
        new Outside(
            new SandboxClouds(interruptions.around(CloudProvider.class, cloud)),
            id -> guardedNodes,
            interruptions.around(ObjectStorageProvider.class, storages),
            MachineAccess.NONE,
            operations,
            id -> Optional.of(guardedApplications));
    return new ProvisioningLoop(records, guarded, TemplateCompiler.bundled(), config, clock);
  }

  public static NewInfrastructure edgeToCloud(String key, int workers) {
    return new NewInfrastructure(
        ANNA,
        Templates.edgeToCloud(),
        Map.of("initial_workers", workers),
        List.of(),
        Optional.of(key));
  }

  public Infrastructure create(int workers) {
    return create("key", workers);
  }

  public Infrastructure create(String key, int workers) {
    return levante.createInfrastructure().from(edgeToCloud(key, workers));
  }

  /** So many ticks, a second apart. */
  public void ticks(int count) {
    for (int i = 0; i < count; i++) {
      levante.loop().tick();
      clock.advance(Duration.ofSeconds(1));
    }
  }

  public Infrastructure now(Infrastructure infrastructure) {
    return levante.findInfrastructures().get(infrastructure.id(), ANNA);
  }
}
