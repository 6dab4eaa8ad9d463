package levante.provisioner.adapter.sandbox;

import java.time.Duration;
import java.util.Random;
import levante.kernel.ErrorCode;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.MachineId;

/**
 * A part of all calls fails, is done without an answer, or takes long; regions are full at times;
 * and some machines never boot.
 */
public final class RandomFaults implements Faults {
  /** Longer than a tick, shorter than a time limit. */
  private static final Duration LATE = Duration.ofMillis(1500);

  private static final int KINDS = 3;
  private static final int PARTS = 1000;

  private final double rate;
  private final Random random;

  /**
   * Faults of that rate.
   *
   * @param rate which part of the calls, 0 to 0.5; half as many launches find the region full, and
   *     half as many machines never boot
   */
  public RandomFaults(double rate, long seed) {
    if (!(rate >= 0 && rate <= 0.5)) {
      throw new IllegalArgumentException("a rate of faults is 0 to 0.5, not " + rate);
    }
    this.rate = rate;
    this.random = new Random(seed);
  }

  @Override
  public synchronized Fault next(Operation operation) {
    if (random.nextDouble() >= rate) {
      return Fault.NO_FAULT;
    }
    return switch (random.nextInt(KINDS)) {
      case 0 -> Fault.of(Effect.NONE, ErrorCode.CLOUD_UNREACHABLE);
      case 1 -> Fault.of(Effect.DONE_BUT_UNANSWERED, ErrorCode.CLOUD_UNREACHABLE);
      default -> Fault.after(LATE);
    };
  }

  @Override
  public synchronized boolean isFull(Region region) {
    return random.nextDouble() < rate / 2;
  }

  /** By its name alone, so that a restart does not mend it. */
  @Override
  public boolean neverBoots(MachineId machine) {
    return new Random(machine.value().hashCode()).nextInt(PARTS) < rate / 2 * PARTS;
  }
}
