package levante.web.bridge;

import levante.kernel.ClusterId;
import levante.oscar.cluster.ManageClusters;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;

/**
 * Takes the services and jobs of an infrastructure's clusters away once its end was asked for.
 * Level-triggered: as long as it is being deleted, every tick forgets its clusters again.
 */
public final class ClusterFarewell {
  private final FindInfrastructures infrastructures;
  private final ManageClusters manageClusters;

  /** Over the provisioner's infrastructures and the services' own use case. */
  public ClusterFarewell(FindInfrastructures infrastructures, ManageClusters manageClusters) {
    this.infrastructures = infrastructures;
    this.manageClusters = manageClusters;
  }

  /** One look at every infrastructure with clusters that is on its way out. */
  public void tick() {
    infrastructures.withClusters().stream()
        .filter(one -> one.life() == Life.DELETING)
        .forEach(this::farewell);
  }

  private void farewell(Infrastructure infrastructure) {
    infrastructure.estate().desired().clusters().stream()
        .map(cluster -> cluster.spec().id())
        .forEach(this::forget);
  }

  private void forget(ClusterId cluster) {
    manageClusters.gone(cluster);
  }
}
