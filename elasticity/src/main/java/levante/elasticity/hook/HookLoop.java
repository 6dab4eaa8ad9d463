package levante.elasticity.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import levante.kernel.Backoff;
import levante.kernel.LevanteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what was recorded, at least once and each source in its order. It reads durable records
 * only, so scaling never waits for it. What could not be told within a day is left out.
 */
public final class HookLoop {
  private static final Logger LOG = LoggerFactory.getLogger(HookLoop.class);

  /** Most records a tick; the rest follows at the next. */
  private static final int BATCH = 200;

  /** Records of two writers may become visible in another order than they are numbered. */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private static final Duration LONGEST_KEPT = Duration.ofDays(1);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

  private final HookLog log;
  private final HookSender sender;
  private final Clock clock;

  /** From that log to that receiver. */
  public HookLoop(HookLog log, HookSender sender, Clock clock) {
    this.log = log;
    this.sender = sender;
    this.clock = clock;
  }

  /** Tells what is new, until something cannot be told. */
  public synchronized void tick() {
    for (HookSource source : HookSource.values()) {
      tell(source, clock.instant());
    }
  }

  private void tell(HookSource source, Instant now) {
    HookCursor cursor = log.cursor(source);
    if (!cursor.due(now)) {
      return;
    }
    List<HookRow> rows = log.after(source, cursor.last(), now.minus(SETTLED), BATCH);
    for (HookRow row : rows) {
      try {
        tell(row, now);
      } catch (LevanteException failed) {
        LOG.atWarn()
            .addKeyValue("source", source)
            .addKeyValue("failures", cursor.failures() + 1)
            .log("a hook could not be told: {}", failed.getMessage());
        log.moveTo(source, cursor.failed(now, BACKOFF));
        return;
      }
      cursor = HookCursor.after(row.id());
      log.moveTo(source, cursor);
    }
  }

  private void tell(HookRow row, Instant now) {
    if (row.at().isBefore(now.minus(LONGEST_KEPT))) {
      LOG.atWarn()
          .addKeyValue("record", row.id())
          .addKeyValue("events", row.events().size())
          .log("left out: it could not be told within a day");
      return;
    }
    row.events().forEach(sender::send);
  }
}
