package levante.bench.provision;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits between two looks at a server. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    LockSupport.parkNanos(time.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
  }
}
