package levante.web.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When a loop that is woken looks again: once for all who wake it until then, and after a rest as
 * long as its last look, so that it never takes more than half a processor. Its own writes wake it
 * too, but only a few times for each waking by others and in each period, so that it cannot spin.
 */
final class Wakings {
  /** One look that acts, one that sees what came of it, one that finds nothing more to do. */
  static final int MOST_OF_ITS_OWN = 3;

  private final Loop loop;
  private final LongSupplier nanos;
  private boolean waiting;
  private int own;
  private long period;
  private Thread looking;
  private long began;
  private long ended;
  private long taken;

  Wakings(Loop loop) {
    this(loop, System::nanoTime);
  }

  Wakings(Loop loop, LongSupplier nanos) {
    this.loop = loop;
    this.nanos = nanos;
    this.period = nanos.getAsLong();
    this.ended = period;
  }

  Loop loop() {
    return loop;
  }

  /** After what time it is to look, if this waking is one that counts. */
  synchronized Optional<Duration> granted() {
    long now = nanos.getAsLong();
    boolean byItself = Thread.currentThread().equals(looking);
    if (!byItself || now - period >= loop.period().toNanos()) {
      own = 0;
      period = now;
    }
    if (waiting || (byItself && own >= MOST_OF_ITS_OWN)) {
      return Optional.empty();
    }
    waiting = true;
    own += byItself ? 1 : 0;
    return Optional.of(rest(now));
  }

  private Duration rest(long now) {
    long nanosecondsLeft = looking == null ? taken - (now - ended) : Math.max(taken, now - began);
    return Duration.ofNanos(Math.max(0, nanosecondsLeft));
  }

  /** Looks, on this thread: what is changed from here on is worth another look. */
  void look() {
    begin();
    try {
      loop.tick().run();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    waiting = false;
    looking = Thread.currentThread();
    began = nanos.getAsLong();
  }

  private synchronized void end() {
    looking = null;
    ended = nanos.getAsLong();
    taken = ended - began;
  }
}
