package levante.system.infra;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills servers with -9 at moments that a seed draws; the seed is printed, so that a run can be
 * repeated.
 */
public final class RandomKills {
  private final long seed;
  private final Random random;

  private RandomKills(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Those of a test: of {@code levante.seed} where it is set. */
  public static RandomKills of(Class<?> test) {
    long seed = Long.getLong("levante.seed", System.nanoTime());
    System.out.println(test.getSimpleName() + ": repeat with -Dlevante.seed=" + seed);
    return new RandomKills(seed);
  }

  /** What the moments are drawn from. */
  public long seed() {
    return seed;
  }

  /** The source of the moments. */
  public Random random() {
    return random;
  }

  /** Kills a server within that time, and starts it again. */
  public void restart(LevanteServer server, Duration latest) {
    LockSupport.parkNanos(
        Duration.ofMillis(random.nextInt(Math.toIntExact(latest.toMillis()))).toNanos());
    server.kill();
    server.restart();
  }
}
