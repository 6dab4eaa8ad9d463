package levante.provisioner.cloud;

import java.math.BigDecimal;
import java.util.Objects;
import levante.kernel.Quantity;

/**
 * A size that a cloud sells in a region (a flavor, an instance type).
 *
 * @param memory in bytes
 * @param disk in bytes
 * @param eurPerHour list price of one machine, without traffic
 */
public record MachineSize(
    String name, int cpus, Quantity memory, Quantity disk, int gpus, BigDecimal eurPerHour) {
  public MachineSize {
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(disk, "disk");
    if (name.isBlank() || cpus < 1 || gpus < 0 || eurPerHour.signum() < 0) {
      throw new IllegalStateException(
          "size '%s': %d cpus, %d gpus, %s EUR/h".formatted(name, cpus, gpus, eurPerHour));
    }
  }
}
