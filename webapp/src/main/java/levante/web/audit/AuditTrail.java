package levante.web.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import levante.kernel.OwnerId;
import levante.web.loop.Doorbell;
import levante.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps acts, and tells of them. Whoever records one does not wait for the database: a loop writes
 * what has come, some at a time. When more come than it writes, each waits for its own. What cannot
 * be written stands in the log, whole.
 */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  /** Some seconds of a busy server. */
  private static final int MOST_WAITING = 2_000;

  private static final int AT_ONCE = 200;

  private final ActStore store;
  private final ActListener listener;
  private final Duration retention;
  private final Clock clock;
  private final Doorbell news = new Doorbell();
  private final BlockingQueue<Act> waiting;

  /** In that store, each for as long as {@code retention}. */
  public AuditTrail(ActStore store, ActListener listener, Duration retention, Clock clock) {
    this(store, listener, retention, clock, MOST_WAITING);
  }

  /** The same with room for so many that wait. */
  AuditTrail(
      ActStore store, ActListener listener, Duration retention, Clock clock, int mostWaiting) {
    this.store = store;
    this.listener = listener;
    this.retention = retention;
    this.clock = clock;
    this.waiting = new ArrayBlockingQueue<>(mostWaiting);
  }

  /** Rings when there is something to write. */
  public Doorbell news() {
    return news;
  }

  /** That this was done now. Never throws on account of the database. */
  public void record(Optional<OwnerId> who, Via via, Act.Asked asked, Act.Answered answered) {
    // As fine as databases keep it, so that what is read is what was written.
    Act act = new Act(clock.instant().truncatedTo(ChronoUnit.MICROS), who, via, asked, answered);
    if (waiting.offer(act)) {
      news.ring();
    } else {
      keep(List.of(act));
    }
  }

  /** Writes what waits. */
  public synchronized void write() {
    List<Act> some = new ArrayList<>();
    while (waiting.drainTo(some, AT_ONCE) > 0) {
      keep(List.copyOf(some));
      some.clear();
    }
  }

  private void keep(List<Act> acts) {
    try {
      store.add(acts);
      listener.kept(acts.size());
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("acts", acts.size()).log("the audit trail has a gap");
      acts.forEach(AuditTrail::log);
      listener.lost(acts.size());
    }
  }

  private static void log(Act act) {
    LOG.atError()
        .addKeyValue("at", act.at())
        .addKeyValue("who", act.who().map(OwnerId::value).orElse(""))
        .addKeyValue("via", act.via())
        .addKeyValue("method", act.asked().method())
        .addKeyValue("path", act.asked().path())
        .addKeyValue("status", act.answered().status())
        .addKeyValue("code", act.answered().code().orElse(""))
        .log("missing in the audit trail");
  }

  /** Takes away what is older than it is to be kept. */
  public void sweep() {
    int removed = store.removeBefore(clock.instant().minus(retention));
    if (removed > 0) {
      LOG.atInfo().addKeyValue("acts", removed).log("old acts left the audit trail");
    }
  }

  /**
   * The newest acts that fit, at most {@code most}, with what was done until now.
   *
   * @throws levante.kernel.LevanteException FORBIDDEN when they are not the caller's own, and the
   *     caller no admin
   */
  public List<KeptAct> find(Caller caller, ActQuery wanted, int most) {
    if (!wanted.who().equals(Optional.of(caller.owner()))) {
      caller.requireAdmin("sees what others did");
    }
    write();
    return store.find(wanted, most);
  }
}
