package levante.bench.pages;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import levante.bench.server.Pause;

/** Infrastructures that come and go while pages are measured. */
final class Changes {
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int AT_A_TIME = 5;

  private Changes() {}

  /** What was measured, and how many came and went meanwhile. */
  record Changed<T>(int infrastructures, T measured) {}

  /** Measures while one comes twice a second, and the oldest goes. */
  static <T> Changed<T> during(Wire wire, Supplier<T> measuring) {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> changing =
        CompletableFuture.supplyAsync(() -> comeAndGo(wire, done));
    T measured;
    try {
      measured = measuring.get();
    } finally {
      done.set(true);
    }
    return new Changed<>(changing.join(), measured);
  }

  private static int comeAndGo(Wire wire, AtomicBoolean done) {
    Deque<String> there = new ArrayDeque<>();
    int number = 0;
    while (!done.get()) {
      there.add(World.machine(wire, 90_000 + number++));
      if (there.size() > AT_A_TIME) {
        wire.delete("/api/v1/infrastructures/" + there.remove());
      }
      Pause.of(BETWEEN);
    }
    there.forEach(one -> wire.delete("/api/v1/infrastructures/" + one));
    return number;
  }
}
