package levante.web.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import levante.web.page.LiveBoard;
import levante.web.security.FirstStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts with the application: makes the admin where there is none, and ticks the live page. */
@ApplicationScoped
public class LiveTicker {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTicker.class);

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "levante-live");
            thread.setDaemon(true);
            return thread;
          });

  private volatile ScheduledFuture<?> next;

  /** What changes is told well within a second. */
  private static final long SHORTEST_REST_MILLIS = 250;

  void start(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      FirstStart.Outcome firstStart,
      LiveBoard board) {
    rest(board, 0);
  }

  /** Rests as long as a tick takes, so that pages never cost more than half a processor. */
  private void tickAndRest(LiveBoard board) {
    long began = System.nanoTime();
    tick(board);
    long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    rest(board, taken);
  }

  private void rest(LiveBoard board, long atLeastMillis) {
    if (!ticker.isShutdown()) {
      next =
          ticker.schedule(
              () -> tickAndRest(board),
              Math.max(SHORTEST_REST_MILLIS, atLeastMillis),
              TimeUnit.MILLISECONDS);
    }
  }

  /** A fault must not end the schedule. */
  private static void tick(LiveBoard board) {
    try {
      board.tick();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("the live page missed a tick");
    }
  }

  @PreDestroy
  void stop() {
    next.cancel(false);
    ticker.shutdownNow();
  }
}
