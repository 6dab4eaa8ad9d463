package levante.provisioner.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;

/**
 * A cluster as the other modules see it.
 *
 * @param name its node template's name, such as {@code edge}
 * @param cloud whose machines it stands on; empty when it has none any more
 * @param idleTime how long a worker may idle before it is drained
 * @param workers a pool for each type of worker, by node template; those too that it loses
 * @param controlPlane its control plane's machines that shall stay
 * @param storage empty when the template gives it none or it does not answer yet
 */
public record ProvisionedCluster(
    ClusterId id,
    String name,
    InfrastructureId infrastructure,
    OwnerId owner,
    State state,
    Distribution distribution,
    Optional<CloudId> cloud,
    Duration idleTime,
    List<WorkerPool> workers,
    List<ManagedMachine> controlPlane,
    ControlPlaneUse controlPlaneUse,
    Optional<ProvisionedStorage> storage) {
  /** Whether it can be used. */
  public enum State {
    /** Control plane or storage are not there yet. */
    PENDING,
    READY,
    /** Its machines are stopped, or are being started again. */
    HIBERNATED,
    DELETING
  }

  public ProvisionedCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(cloud, "cloud");
    Objects.requireNonNull(idleTime, "idleTime");
    workers = List.copyOf(workers);
    controlPlane = List.copyOf(controlPlane);
    Objects.requireNonNull(controlPlaneUse, "controlPlaneUse");
    Objects.requireNonNull(storage, "storage");
  }
}
