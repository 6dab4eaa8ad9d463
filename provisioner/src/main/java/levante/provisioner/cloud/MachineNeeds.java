package levante.provisioner.cloud;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.Quantity;

/**
 * What a node template asks of its machines. A number means at least, as in IM; a named instance
 * type means exactly that one.
 */
public record MachineNeeds(
    int cpus, Quantity memory, Quantity disk, int gpus, Optional<String> instanceType) {
  private static final Comparator<MachineSize> CHEAPEST =
      Comparator.comparing(MachineSize::pricing)
          .thenComparing(MachineSize::eurPerHour)
          .thenComparing(MachineSize::cpus)
          .thenComparing(MachineSize::memory)
          .thenComparing(MachineSize::name);

  public MachineNeeds {
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(disk, "disk");
    Objects.requireNonNull(instanceType, "instanceType");
    if (cpus < 0 || gpus < 0) {
      throw new IllegalStateException("%d cpus, %d gpus".formatted(cpus, gpus));
    }
  }

  /** Whether a machine of that size would do. */
  public boolean areMetBy(MachineSize size) {
    return size.cpus() >= cpus
        && size.gpus() >= gpus
        && size.memory().covers(memory)
        && size.disk().covers(disk)
        && instanceType.map(size.name()::equals).orElse(true);
  }

  /**
   * The cheapest size that would do, one of known price before others, the smaller one when two
   * cost the same.
   */
  public Optional<MachineSize> cheapestOf(List<MachineSize> sizes) {
    return sizes.stream().filter(this::areMetBy).min(CHEAPEST);
  }

  @Override
  public String toString() {
    return "%d cpus, %s memory, %s disk, %d gpus%s"
        .formatted(cpus, memory, disk, gpus, instanceType.map(type -> ", type " + type).orElse(""));
  }
}
