package levante.web.page.whatif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import levante.elasticity.replay.ReplayWorld;
import levante.elasticity.trace.Trace;
import levante.elasticity.trace.TraceReader;
import levante.elasticity.work.WorkLedger;
import levante.elasticity.work.WorkTrace;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.language.Say;

/**
 * The replays of this server: one at a time for a user, two in all, each of so many pods at most. A
 * record that was read is replayed for ten minutes, so that a slider that is moved costs one run.
 */
public final class Replays {
  /** A day of so many takes some ten seconds a policy. */
  static final int MOST_PODS = 20_000;

  private static final int AT_ONCE = 2;
  private static final int KEPT = 4;
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final WorkLedger work;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<OwnerId> running = ConcurrentHashMap.newKeySet();
  private final Map<Of, Replay> kept = new LinkedHashMap<>();

  /** Of what is recorded there. */
  public Replays(WorkLedger work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /** What is replayed. */
  record Of(ClusterId cluster, ReplayWorld world, Past past) {}

  /**
   * Runs it when there is room.
   *
   * @throws LevanteException TOO_MANY_REQUESTS when there is none
   */
  <T> T alone(OwnerId owner, Supplier<T> run) {
    if (!running.add(owner)) {
      throw tooMany("your last comparison is still being computed; wait until it is done");
    }
    try {
      if (!places.tryAcquire()) {
        throw tooMany(
            "%d comparisons are being computed on this server; try again in a minute"
                .formatted(AT_ONCE));
      }
      try {
        return run.get();
      } finally {
        places.release();
      }
    } finally {
      running.remove(owner);
    }
  }

  private static LevanteException tooMany(String sentence) {
    return new LevanteException(ErrorCode.TOO_MANY_REQUESTS, sentence);
  }

  /** The work of the cluster; that which was read some minutes ago, if it was. */
  Replay of(Of what) {
    Instant now = clock.instant();
    synchronized (kept) {
      Replay known = kept.get(what);
      if (known != null && known.until().plus(FRESH).isAfter(now)) {
        return known;
      }
    }
    Replay read = read(what, now);
    synchronized (kept) {
      kept.remove(what);
      kept.put(what, read);
      while (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return read;
  }

  private Replay read(Of what, Instant now) {
    WorkTrace.Period period = WorkTrace.Period.last(what.past().length(), now);
    StringBuilder text = new StringBuilder();
    WorkTrace.Told told = WorkTrace.write(work, what.cluster(), period, MOST_PODS, text);
    List<String> notes = new ArrayList<>();
    if (told.neverRan() > 0) {
      notes.add(
          Say.of("left out because they were never seen with a node: %d pods", told.neverRan()));
    }
    int all = work.count(what.cluster(), period.span());
    if (all > MOST_PODS) {
      notes.add(Say.of("only the newest %d of %d pods are replayed", MOST_PODS, all));
    }
    Trace trace =
        told.rows() == 0
            ? new Trace(List.of(), notes)
            : new Trace(jobs(text).jobs(), notes).fitting(what.world().node());
    return new Replay(what.world(), what.past(), now, trace);
  }

  private static Trace jobs(StringBuilder text) {
    try {
      return new TraceReader("the record", 1)
          .read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
