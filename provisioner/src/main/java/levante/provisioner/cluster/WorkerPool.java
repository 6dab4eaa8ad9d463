package levante.provisioner.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.PoolTrouble;

/**
 * A cluster's workers of one type.
 *
 * @param scale bounds and how many there shall be now; the lower bound is as many when it is locked
 * @param size of each machine, with its price
 * @param machines all that are written down, those being released too
 * @param trouble why machines cannot be had at the moment
 */
public record WorkerPool(
    String nodeTemplate,
    Scale scale,
    MachineSize size,
    Region region,
    List<ManagedMachine> machines,
    Optional<PoolTrouble> trouble) {
  public WorkerPool {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(region, "region");
    machines = List.copyOf(machines);
    Objects.requireNonNull(trouble, "trouble");
  }

  /** At least so many. */
  public int min() {
    return scale.min();
  }

  /** At most so many. */
  public int max() {
    return scale.max();
  }

  /** So many there shall be now. */
  public int desiredCount() {
    return scale.count();
  }

  /** The price of one machine. */
  public BigDecimal eurPerHour() {
    return size.eurPerHour();
  }
}
