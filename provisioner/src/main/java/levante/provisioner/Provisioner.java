package levante.provisioner;

import java.time.Clock;
import javax.sql.DataSource;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ScaleNodeTemplate;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.FindLeftovers;
import levante.provisioner.infrastructure.PlanInfrastructure;
import levante.provisioner.reconcile.ProvisioningLoop;

/** The module, wired: its use cases and the loop that somebody has to tick. */
public record Provisioner(
    CreateInfrastructure createInfrastructure,
    PlanInfrastructure planInfrastructure,
    FindInfrastructures findInfrastructures,
    DestroyInfrastructure destroyInfrastructure,
    ScaleNodeTemplate scaleNodeTemplate,
    FindClusters findClusters,
    FindLeftovers findLeftovers,
    EventHistory history,
    ProvisioningLoop loop) {
  /** What the module needs of others. */
  public record Ports(
      Clouds clouds, NodeConfigurator configurator, ObjectStorageProvider storages) {}

  /**
   * Wires the module on Levante's database, whose tables it makes.
   *
   * @param key 32 bytes that encrypt credentials, inputs, outputs and storage keys; ends with
   *     INTERNAL when the database was written with another key
   */
  public static Provisioner assemble(
      DataSource levante, Ports ports, byte[] key, ProvisionerConfig config, Clock clock) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the key has %d bytes, not 32".formatted(key.length));
    }
    throw new UnsupportedOperationException(
        "%s %s %d %s %s".formatted(levante, ports, key.length, config, clock));
  }
}
