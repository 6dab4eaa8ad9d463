package levante.web.bridge.storage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Waits for an answer no longer than a tick may: what takes longer goes on, one question at a time
 * for each key, and its answer is for whoever comes again.
 */
final class SlowAnswers implements AutoCloseable {
  private final ExecutorService threads;
  private final Duration limit;
  private final Map<String, Future<?>> underway = new ConcurrentHashMap<>();

  SlowAnswers(ExecutorService threads, Duration limit) {
    this.threads = threads;
    this.limit = limit;
  }

  /**
   * The answer.
   *
   * @throws LevanteException what the question ended with, a cluster's silence as its storage's;
   *     STORAGE_UNREACHABLE while there is none
   */
  @SuppressWarnings("unchecked") // A key has questions of one type only.
  <T> T ask(String key, Callable<T> question) {
    Future<T> open = (Future<T>) underway.computeIfAbsent(key, one -> threads.submit(question));
    try {
      T answer = open.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      underway.remove(key, open);
      return answer;
    } catch (TimeoutException slow) {
      throw silent("%s: its cluster has not answered yet".formatted(key));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent("%s: this server stops".formatted(key));
    } catch (ExecutionException failure) {
      underway.remove(key, open);
      throw failure.getCause() instanceof LevanteException known
          ? ofStorage(known)
          : new IllegalStateException(failure.getCause());
    }
  }

  private static LevanteException ofStorage(LevanteException known) {
    return known.code() == ErrorCode.CLUSTER_UNREACHABLE
            || known.code() == ErrorCode.CLUSTER_NOT_FOUND
        ? new LevanteException(ErrorCode.STORAGE_UNREACHABLE, known.getMessage(), known)
        : known;
  }

  private static LevanteException silent(String why) {
    return new LevanteException(ErrorCode.STORAGE_UNREACHABLE, why);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
