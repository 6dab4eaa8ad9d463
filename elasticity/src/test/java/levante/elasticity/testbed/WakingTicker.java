package levante.elasticity.testbed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks a loop as the server does: each period, and at once when it is woken. */
public final class WakingTicker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WakingTicker.class);

  private final Semaphore news = new Semaphore(0);
  private final Thread thread;

  /** Ticks from now on. */
  public WakingTicker(Duration period, Runnable tick) {
    thread = new Thread(() -> run(period, tick), "ticker");
    thread.setDaemon(true);
    thread.start();
  }

  /** There is something to look at. */
  public void wake() {
    news.release();
  }

  private void run(Duration period, Runnable tick) {
    try {
      while (true) {
        news.drainPermits();
        long begun = System.nanoTime();
        tick.run();
        // After a rest as long as the look, so that it takes half a processor at most.
        LockSupport.parkNanos(System.nanoTime() - begun);
        boolean woken = news.tryAcquire(period.toMillis(), TimeUnit.MILLISECONDS);
        LOG.atTrace().addKeyValue("woken", woken).log("looks again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
