package levante.provisioner.cloud;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.Quantity;

/**
 * A size that a cloud sells in a region (a flavor, an instance type).
 *
 * @param memory in bytes
 * @param disk in bytes
 * @param eurPerHour list price of one machine, without traffic; 0 when it is unknown
 */
public record MachineSize(
    String name,
    int cpus,
    Quantity memory,
    Quantity disk,
    int gpus,
    BigDecimal eurPerHour,
    Pricing pricing) {
  /** Whether anybody has said what the size costs. */
  public enum Pricing {
    LISTED,
    UNKNOWN
  }

  public MachineSize {
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(disk, "disk");
    // Rows of older versions knew listed prices only.
    pricing = Objects.requireNonNullElse(pricing, Pricing.LISTED);
    if (name.isBlank() || cpus < 1 || gpus < 0 || eurPerHour.signum() < 0) {
      throw new IllegalStateException(
          "size '%s': %d cpus, %d gpus, %s EUR/h".formatted(name, cpus, gpus, eurPerHour));
    }
  }

  /** A size of a price that nobody has said. */
  public static MachineSize unpriced(
      String name, int cpus, Quantity memory, Quantity disk, int gpus) {
    return new MachineSize(name, cpus, memory, disk, gpus, BigDecimal.ZERO, Pricing.UNKNOWN);
  }

  /** The same size at that price, or at an unknown one. */
  public MachineSize at(Optional<BigDecimal> price) {
    return new MachineSize(
        name,
        cpus,
        memory,
        disk,
        gpus,
        price.orElse(BigDecimal.ZERO),
        price.isPresent() ? Pricing.LISTED : Pricing.UNKNOWN);
  }

  /** The price for a person: never 0 for one that nobody knows. */
  public String priceInWords() {
    return pricing == Pricing.UNKNOWN ? "an unknown price" : eurPerHour.toPlainString() + " EUR/h";
  }
}
