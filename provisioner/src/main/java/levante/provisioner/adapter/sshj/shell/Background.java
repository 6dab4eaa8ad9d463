package levante.provisioner.adapter.sshj.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import levante.kernel.LevanteException;

/**
 * Questions that take longer than a tick may: asked in the background, one at a time for each key,
 * and answered to whoever comes again.
 */
public final class Background<K, V> {
  private final ExecutorService threads;
  private final Map<K, Future<V>> underway = new ConcurrentHashMap<>();

  /** Asked by these threads. */
  public Background(ExecutorService threads) {
    this.threads = threads;
  }

  /**
   * The answer to the question that was asked before, which is then forgotten; empty while it is
   * open. Asks when nothing is open.
   *
   * @throws LevanteException what the question ended with
   */
  public Optional<V> ask(K key, Callable<V> question) {
    Future<V> open = underway.computeIfAbsent(key, one -> threads.submit(question));
    if (!open.isDone()) {
      return Optional.empty();
    }
    underway.remove(key, open);
    try {
      return Optional.of(open.get());
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof LevanteException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}
