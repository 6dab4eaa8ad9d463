package levante.bench.soak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import levante.bench.server.ImWire;
import levante.bench.server.Pause;

/**
 * One who creates infrastructures of a few machines, keeps some, and destroys the oldest, again and
 * again; in the end it destroys all that it has.
 */
final class SoakClient implements Callable<SoakClient.Work> {
  private static final int MOST_MACHINES = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final ImWire wire;
  private final int keeps;
  private final Random random;
  private final long end;
  private final Deque<String> kept = new ArrayDeque<>();

  /** What it did, and what went wrong, a sentence each. */
  record Work(int created, int destroyed, List<String> errors) {
    static final Work NONE = new Work(0, 0, List.of());

    Work {
      errors = List.copyOf(errors);
    }

    Work plus(Work other) {
      List<String> all = new ArrayList<>(errors);
      all.addAll(other.errors);
      return new Work(created + other.created, destroyed + other.destroyed, all);
    }
  }

  /**
   * A client.
   *
   * @param end when it begins no more, as System.nanoTime tells
   */
  SoakClient(ImWire wire, int keeps, Random random, long end) {
    this.wire = wire;
    this.keeps = keeps;
    this.random = random;
    this.end = end;
  }

  @Override
  public Work call() {
    int created = 0;
    int destroyed = 0;
    List<String> errors = new ArrayList<>();
    while (System.nanoTime() < end || !kept.isEmpty()) {
      try {
        if (System.nanoTime() < end && kept.size() < keeps) {
          create();
          created++;
        } else {
          destroy();
          destroyed++;
        }
      } catch (RuntimeException failure) {
        errors.add(failure.toString());
        kept.pollFirst();
      }
    }
    return new Work(created, destroyed, errors);
  }

  private void create() {
    int machines = 1 + random.nextInt(MOST_MACHINES);
    String made = wire.create(machines);
    kept.addLast(made);
    long start = System.nanoTime();
    while (!wire.isConfigured(made, machines)) {
      pause(made + " is not configured", start);
    }
  }

  private void destroy() {
    String oldest = kept.removeFirst();
    wire.delete(oldest);
    long start = System.nanoTime();
    while (!wire.isGone(oldest)) {
      pause(oldest + " is not gone", start);
    }
  }

  private static void pause(String what, long start) {
    if (System.nanoTime() - start > LIMIT.toNanos()) {
      throw new IllegalStateException("%s after %s".formatted(what, LIMIT));
    }
    Pause.of(BETWEEN_LOOKS);
  }
}
