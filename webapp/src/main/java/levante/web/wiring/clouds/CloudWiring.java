package levante.web.wiring.clouds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import levante.provisioner.adapter.inventory.Inventories;
import levante.provisioner.adapter.jclouds.JcloudsClouds;
import levante.provisioner.adapter.jclouds.azure.AzureClouds;
import levante.provisioner.adapter.jclouds.ec2.Ec2Clouds;
import levante.provisioner.adapter.jclouds.gce.GceClouds;
import levante.provisioner.adapter.jclouds.lines.LineClouds;
import levante.provisioner.adapter.jdbc.ProvisionerDatabase;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.adapter.sandbox.RandomFaults;
import levante.provisioner.adapter.sandbox.SandboxCloudConfig;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.adapter.sandbox.SandboxClouds;
import levante.provisioner.adapter.sandbox.ScriptedCloudProvider;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.credential.ManageClouds;
import levante.provisioner.credential.StoredCloudStore;
import levante.provisioner.credential.StoredClouds;
import levante.provisioner.infrastructure.Records;
import levante.web.health.CloudWatch;
import levante.web.security.FirstStart;
import levante.web.wiring.SandboxWorld;
import levante.web.wiring.Settings;

/** The clouds that machines come from, and what users keep of them. */
@ApplicationScoped
public class CloudWiring {
  /** The cloud that sells simulated machines, and those that the operator enables, watched. */
  @Produces
  @Singleton
  public CloudWatch clouds(
      SandboxWorld world,
      Inventories inventories,
      StoredCloudStore stored,
      Settings settings,
      Clock clock) {
    SandboxCloudConfig config = SandboxCloudConfig.DEFAULTS;
    Settings.SandboxSettings delays = settings.sandbox();
    List<SandboxCloudConfig.SandboxRegion> regions =
        config.regions().stream()
            .map(
                one ->
                    new SandboxCloudConfig.SandboxRegion(
                        one.region(),
                        one.sizes(),
                        one.region().name().equals("edge")
                            ? delays.edgeBootDelay()
                            : delays.cloudBootDelay(),
                        one.maxMachines(),
                        one.maxCpus()))
            .toList();
    CloudProvider cloud =
        new SandboxCloudProvider(
            world.dataSource(), new SandboxCloudConfig(regions, config.terminateDelay()), clock);
    Clouds all =
        inventories.inFrontOf(
            real(
                new SandboxClouds(faulty(cloud, settings.sandbox().faults())),
                settings.clouds(),
                clock));
    return new CloudWatch(new StoredClouds(all, stored));
  }

  private static Clouds real(Clouds others, CloudSettings settings, Clock clock) {
    Prices prices = settings.prices().map(Prices::read).orElse(Prices.NONE);
    Clouds openStack =
        new JcloudsClouds(others, new LineClouds.Sites(settings.openStack()), prices);
    Clouds ec2 = new Ec2Clouds(openStack, new LineClouds.Sites(settings.ec2()), prices, clock);
    Clouds gce = new GceClouds(ec2, new LineClouds.Sites(settings.gce()), prices, clock);
    return new AzureClouds(gce, new LineClouds.Sites(settings.azure()), prices, clock);
  }

  private static CloudProvider faulty(CloudProvider cloud, Settings.FaultSettings faults) {
    return faults.rate() == 0
        ? cloud
        : new ScriptedCloudProvider(cloud, new RandomFaults(faults.rate(), faults.seed()));
  }

  /** Which clouds the operator lets users have. */
  @Produces
  @Singleton
  public CloudSettings settings(Settings settings) {
    return settings.clouds();
  }

  /** The clouds that users keep. */
  @Produces
  @Singleton
  public StoredCloudStore stored(DataSource levante, FirstStart.Outcome firstStart) {
    return ProvisionerDatabase.openClouds(levante, firstStart.key().getEncoded());
  }

  /** What users do with them. */
  @Produces
  @Singleton
  public ManageClouds manageClouds(
      StoredCloudStore stored, Records records, Clouds clouds, Clock clock) {
    return new ManageClouds(stored, records.store(), clouds, clock);
  }
}
