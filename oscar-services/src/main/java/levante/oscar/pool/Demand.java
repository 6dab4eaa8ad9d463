package levante.oscar.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls of one service there were at the same time, those that wait for a pod among them,
 * and how many at most lately. Not thread-safe.
 */
final class Demand {
  private final Duration window;
  private final Deque<Level> levels = new ArrayDeque<>();
  private int now;

  private record Level(int calls, Instant until) {}

  /** Remembers for that long. */
  Demand(Duration window) {
    this.window = window;
  }

  /** One more call, or one fewer. */
  void change(int by, Instant at) {
    while (!levels.isEmpty() && levels.getLast().calls() <= now) {
      levels.removeLast();
    }
    levels.addLast(new Level(now, at));
    now += by;
    if (now < 0) {
      throw new IllegalStateException("%d calls".formatted(now));
    }
  }

  /** Those of this moment. */
  int now() {
    return now;
  }

  /** The most at the same time within the window. */
  int most(Instant at) {
    Instant since = at.minus(window);
    while (!levels.isEmpty() && levels.getFirst().until().isBefore(since)) {
      levels.removeFirst();
    }
    return levels.isEmpty() ? now : Math.max(now, levels.getFirst().calls());
  }
}
