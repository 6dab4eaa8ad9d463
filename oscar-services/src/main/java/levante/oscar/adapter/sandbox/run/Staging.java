package levante.oscar.adapter.sandbox.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import levante.kernel.Backoff;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobRun.Published;

/**
 * Stages in and out on a few threads, so that no tick waits. What fails because a storage does not
 * answer is tried again some times. Lives in memory only: after a restart all starts anew, which
 * every step allows. Not for use by several threads.
 */
public final class Staging implements AutoCloseable {
  private static final int MOST_ATTEMPTS = 6;
  private static final Backoff BETWEEN_ATTEMPTS =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
  private static final long CLOSE_SECONDS = 5;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;
  private final Map<String, Task> tasks = new HashMap<>();

  /** How a step ended. */
  public record Outcome(List<Published> published, Optional<LevanteException> failure) {}

  /** One attempt at a step; {@code due} once it has failed and is to be tried again. */
  private record Task(Future<List<Published>> future, int attempt, Optional<Instant> due) {}

  /** Staging on so many threads. */
  public Staging(int threadCount) {
    this.threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "levante-staging");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Starts a step unless it runs; its outcome, once, when it has ended. */
  public Optional<Outcome> step(String key, Instant now, Callable<List<Published>> work) {
    Task task = tasks.get(key);
    if (task == null) {
      tasks.put(key, new Task(threads.submit(work), 1, Optional.empty()));
      return Optional.empty();
    }
    if (task.due().isPresent()) {
      if (!now.isBefore(task.due().get())) {
        tasks.put(key, new Task(threads.submit(work), task.attempt() + 1, Optional.empty()));
      }
      return Optional.empty();
    }
    return task.future().isDone() ? ended(key, now, task) : Optional.empty();
  }

  private Optional<Outcome> ended(String key, Instant now, Task task) {
    Outcome outcome = outcome(task);
    boolean again =
        task.attempt() < MOST_ATTEMPTS
            && outcome
                .failure()
                .map(failure -> failure.code() == ErrorCode.STORAGE_UNREACHABLE)
                .orElse(false);
    if (again) {
      Instant due = now.plus(BETWEEN_ATTEMPTS.after(task.attempt()));
      tasks.put(key, new Task(task.future(), task.attempt(), Optional.of(due)));
      return Optional.empty();
    }
    tasks.remove(key);
    return Optional.of(outcome);
  }

  private static Outcome outcome(Task task) {
    try {
      return new Outcome(task.future().get(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(new LevanteException(ErrorCode.STORAGE_UNREACHABLE, "interrupted", e));
    } catch (ExecutionException e) {
      return failed(
          e.getCause() instanceof LevanteException ours
              ? ours
              : new LevanteException(ErrorCode.INTERNAL, "staging: " + e.getCause(), e));
    }
  }

  private static Outcome failed(LevanteException failure) {
    return new Outcome(List.of(), Optional.of(failure));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
