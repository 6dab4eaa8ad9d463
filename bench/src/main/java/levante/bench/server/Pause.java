package levante.bench.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits between two looks at a server. */
public final class Pause {
  private Pause() {}

  /** So long; an interrupt is a failure. */
  public static void of(Duration time) {
    LockSupport.parkNanos(time.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
  }
}
