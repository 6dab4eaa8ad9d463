package levante.provisioner.observe;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.application.ApplicationInstallers;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.configure.NodeConfigurators;
import levante.provisioner.configure.ObjectStorageProvider;
import levante.provisioner.desired.Abilities;
import levante.provisioner.operate.OperationRunner;
import levante.provisioner.plan.Estate;

/** The ports to all that is not Levante's own. */
public record Outside(
    Clouds clouds,
    NodeConfigurators configurators,
    ObjectStorageProvider storages,
    MachineAccess access,
    OperationRunner operations,
    ApplicationInstallers applications) {
  public Outside {
    Objects.requireNonNull(clouds, "clouds");
    Objects.requireNonNull(configurators, "configurators");
    Objects.requireNonNull(storages, "storages");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(operations, "operations");
    Objects.requireNonNull(applications, "applications");
  }

  /** Ports beside which nothing runs operations or puts applications onto clusters. */
  public Outside(
      Clouds clouds,
      NodeConfigurators configurators,
      ObjectStorageProvider storages,
      MachineAccess access) {
    this(clouds, configurators, storages, access, OperationRunner.NONE, ApplicationInstallers.NONE);
  }

  /** What can be carried out on that cloud's machines. */
  public Abilities abilities(CloudId cloud) {
    return new Abilities(
        configurators.of(cloud).distributions(),
        storages.serves(cloud),
        applications.of(cloud).isPresent(),
        operations.kinds(cloud));
  }

  /** How a cluster of that estate is reached from outside; empty until it is known. */
  public Optional<Secret> kubeconfig(Estate estate, ClusterSpec cluster) {
    ClusterSite site = estate.site(cluster);
    return site.front()
        .flatMap(front -> estate.machine(front.machine()))
        .map(machine -> configurators.of(machine.placement().cloud()))
        .flatMap(configurator -> configurator.kubeconfig(site));
  }

  /** An observer of the clusters on that cloud's machines. */
  public Observer observer(CloudId cloud) {
    return new Observer(configurators.of(cloud), storages, applications.of(cloud));
  }
}
