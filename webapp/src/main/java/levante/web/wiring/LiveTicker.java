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

  private ScheduledFuture<?> ticks;

  void start(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      FirstStart.Outcome firstStart,
      LiveBoard board) {
    ticks = ticker.scheduleWithFixedDelay(() -> tick(board), 1, 1, TimeUnit.SECONDS);
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
    ticks.cancel(false);
    ticker.shutdownNow();
  }
}
