package levante.bench.events;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Measures on a real PostgreSQL of its own, with ever longer backlogs. */
final class EventsRun {
  private static final List<Integer> BACKLOGS = List.of(1_000, 10_000, 100_000, 1_000_000);
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int LOOKS = 21;

  private final int threads;
  private final Duration time;

  EventsRun(int threads, Duration time) {
    this.threads = threads;
    this.time = time;
  }

  /** All of it, with the script of that checkout. */
  EventsReport measure(Path home) {
    try (Postgresql postgresql = new Postgresql(home)) {
      List<EventsReport.Intake> intakes = new ArrayList<>();
      for (int backlog : BACKLOGS) {
        try (MeasuredInbox inbox = new MeasuredInbox(postgresql.fresh(), backlog)) {
          intakes.add(measure(inbox, backlog));
        }
      }
      return new EventsReport(threads, intakes);
    }
  }

  private EventsReport.Intake measure(MeasuredInbox inbox, int backlog) {
    perSecond(WARM_UP, inbox::bring);
    perSecond(WARM_UP, inbox::writeAlone);
    inbox.lookUp();
    long before = inbox.rows("oscar_deliveries");
    double alone = perSecond(time, inbox::writeAlone);
    double together = perSecond(time, inbox::bring);
    long began = System.nanoTime();
    inbox.lookUp();
    double lookedUp =
        (inbox.rows("oscar_deliveries") - before) / seconds(System.nanoTime() - began);
    long left = inbox.rows("oscar_notices");
    if (left > 0) {
      throw new IllegalStateException("%d notices were not looked up".formatted(left));
    }
    return new EventsReport.Intake(backlog, together, alone, lookedUp, look(inbox));
  }

  private static double look(MeasuredInbox inbox) {
    double[] millis = new double[LOOKS];
    for (int i = 0; i < LOOKS; i++) {
      long began = System.nanoTime();
      inbox.dispatch();
      millis[i] = seconds(System.nanoTime() - began) * 1_000;
    }
    Arrays.sort(millis);
    return millis[LOOKS / 2];
  }

  private double perSecond(Duration howLong, Runnable one) {
    LongAdder done = new LongAdder();
    ExecutorService all = Executors.newFixedThreadPool(threads);
    try {
      long began = System.nanoTime();
      List<CompletableFuture<Void>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(
            CompletableFuture.runAsync(
                () -> {
                  while (System.nanoTime() - began < howLong.toNanos()) {
                    one.run();
                    done.increment();
                  }
                },
                all));
      }
      ends.forEach(CompletableFuture::join);
      return done.sum() / seconds(System.nanoTime() - began);
    } finally {
      all.shutdown();
    }
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
