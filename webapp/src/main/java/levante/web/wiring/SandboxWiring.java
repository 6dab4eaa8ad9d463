package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import levante.elasticity.adapter.sandbox.DurableSandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.oscar.adapter.http.HttpBounds;
import levante.oscar.adapter.http.HttpStorages;
import levante.oscar.adapter.minio.MinioConfig;
import levante.oscar.adapter.minio.MinioObjectStorages;
import levante.oscar.adapter.sandbox.SandboxJobConfig;
import levante.oscar.adapter.sandbox.SandboxOscar;
import levante.oscar.adapter.sandbox.SandboxStorageConfig;
import levante.oscar.adapter.sandbox.server.SandboxExposedPods;
import levante.oscar.adapter.sandbox.warm.SandboxWarmPods;
import levante.oscar.adapter.webdav.WebdavObjectStorages;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess.Protocol;
import levante.oscar.storage.StoragesByProtocol;
import levante.provisioner.adapter.inventory.Inventories;
import levante.provisioner.adapter.inventory.Networks;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.cluster.FindClusters;
import levante.web.bridge.SandboxPodPlacement;
import levante.web.bridge.storage.StorageHooks;
import levante.web.rest.v1.HookTokens;
import levante.web.security.FirstStart;
import levante.web.wiring.database.Databases;

/** The embedded default: cloud, clusters, jobs and object storage of the sandbox. */
@ApplicationScoped
public class SandboxWiring {
  private static final String DATABASE = "sandbox/world";

  /** The sandbox's world. */
  @Produces
  @Singleton
  public SandboxWorld world(Settings settings) {
    return new SandboxWorld(Databases.open(settings.dataFolder(), DATABASE));
  }

  /** Closes the world when the application stops. */
  public void close(@Disposes SandboxWorld world) {
    Databases.close(world.dataSource());
  }

  /** Machines that exist already, who has which, and how they are reached. */
  @Produces
  @Singleton
  public Inventories inventories(
      DataSource levante, Settings settings, FirstStart.Outcome firstStart, Clock clock) {
    return new Inventories(
        new Inventories.Ground(
            levante,
            MachineKeys.nameOf(firstStart.key().getEncoded()),
            RealMachines.threads("levante-inventory-"),
            clock),
        settings.clouds().inventories().stream().map(Path::of).toList(),
        new Networks(settings.clouds().inventoryNetworks()));
  }

  /** The clusters whose nodes are those machines. */
  @Produces
  @Singleton
  public SandboxClusters clusters(SandboxWorld world, Clock clock) {
    return new DurableSandboxClusters(world.dataSource(), clock);
  }

  /** Clients of S3, the sandbox's among them; those of all storages are another bean. */
  @Produces
  @Singleton
  @Typed(MinioObjectStorages.class)
  public MinioObjectStorages s3() {
    return new MinioObjectStorages(MinioConfig.DEFAULTS);
  }

  /** Clients of every storage, by what it speaks. */
  @Produces
  @Singleton
  public ObjectStorages storages(MinioObjectStorages s3, Clock clock) {
    HttpStorages http = new HttpStorages(HttpBounds.DEFAULTS);
    return new StoragesByProtocol(
        Map.of(Protocol.S3, s3, Protocol.WEBDAV, new WebdavObjectStorages(http, clock)));
  }

  /** The S3 server and the runner of jobs. */
  @Produces
  @Singleton
  public SandboxOscar sandboxOscar(
      SandboxWorld world,
      Settings settings,
      SandboxPorts ports,
      Instance<FindClusters> clusters,
      Clock clock) {
    Path data = settings.dataFolder().resolve("sandbox");
    SandboxOscar.Ground ground =
        new SandboxOscar.Ground(
            world.dataSource(),
            data.resolve("objects"),
            new SandboxPodPlacement(ports.clusters()),
            new StorageHooks(clusters::get, settings.baseUri(), ports.tokens()::of),
            ports.storages());
    return SandboxOscar.start(
        ground,
        clock,
        SandboxStorageConfig.DEFAULTS.onPort(settings.sandbox().s3Port()),
        jobConfig(settings));
  }

  private static SandboxJobConfig jobConfig(Settings settings) {
    return SandboxJobConfig.DEFAULTS.in(
        settings.jobsRoot().orElse(settings.dataFolder().resolve("sandbox/jobs")),
        settings.visionFolder().map(folder -> folder.resolve("bin")).stream().toList());
  }

  /** Pods that are kept ready for calls; those of all clusters are another bean. */
  @Produces
  @Singleton
  @Typed(SandboxWarmPods.class)
  public SandboxWarmPods warmPods(SandboxOscar sandbox, SandboxPorts ports, Settings settings) {
    return new SandboxWarmPods(
        new SandboxPodPlacement(ports.clusters()),
        ports.storages(),
        jobConfig(settings),
        sandbox.runner().ownUsers());
  }

  /** Ends them; nothing in them is promised. */
  public void close(@Disposes SandboxWarmPods pods) {
    pods.close();
  }

  /** Exposed services; those of all clusters are another bean. */
  @Produces
  @Singleton
  @Typed(SandboxExposedPods.class)
  public SandboxExposedPods exposedPods(
      SandboxOscar sandbox, SandboxPorts ports, Settings settings, Clock clock) {
    return new SandboxExposedPods(
        new SandboxPodPlacement(ports.clusters()),
        jobConfig(settings),
        sandbox.runner().ownUsers(),
        clock);
  }

  /** Ends them; they are started anew with the server. */
  public void close(@Disposes SandboxExposedPods pods) {
    pods.close();
  }

  /** Stops listening; scripts run on and are adopted at the next start. */
  public void close(@Disposes SandboxOscar sandbox) {
    sandbox.close();
  }

  /** What the sandbox's side of the services stands on. */
  public record SandboxPorts(
      SandboxClusters clusters, ObjectStorages storages, HookTokens tokens) {}

  /** These, joined. */
  @Produces
  @Singleton
  public SandboxPorts ports(SandboxClusters clusters, ObjectStorages storages, HookTokens tokens) {
    return new SandboxPorts(clusters, storages, tokens);
  }

  /** The tokens of the storages' hooks. */
  @Produces
  @Singleton
  public HookTokens hookTokens(FirstStart.Outcome firstStart) {
    return new HookTokens(firstStart.key());
  }
}
