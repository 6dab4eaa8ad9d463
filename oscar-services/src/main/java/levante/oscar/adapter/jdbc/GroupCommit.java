package levante.oscar.adapter.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Lets writers who come while another's transaction is under way share the next one, as a commit
 * costs a write to the disk whatever is in it. Who comes alone waits for nobody; of those who wait
 * the first writes for all, on its own thread.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {
  private final int most;
  private final Consumer<List<T>> transaction;
  private final ArrayDeque<Seat<T>> queue = new ArrayDeque<>();
  private boolean underWay;

  /**
   * One writer's.
   *
   * @param called when it is written, or is to write for those who wait
   */
  private record Seat<T>(T value, CompletableFuture<Void> called, CompletableFuture<Void> written) {
    Seat(T value) {
      this(value, new CompletableFuture<>(), new CompletableFuture<>());
    }

    void done() {
      written.complete(null);
      called.complete(null);
    }

    void failed(Throwable fault) {
      written.completeExceptionally(fault);
      called.complete(null);
    }
  }

  /**
   * Of at most so many in one transaction.
   *
   * @param transaction commits all that it is given, or none of it and throws
   */
  GroupCommit(int most, Consumer<List<T>> transaction) {
    this.most = most;
    this.transaction = transaction;
  }

  /**
   * Returns when this is committed. When a transaction that is shared fails, each is tried alone,
   * so that nobody is told of a fault that is another's.
   */
  void write(T value) {
    Seat<T> mine = new Seat<>(value);
    if (!isFirst(mine)) {
      mine.called().join();
    }
    if (!mine.written().isDone()) {
      try {
        commit(taken());
      } finally {
        callNext();
      }
    }
    try {
      mine.written().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** How many wait for the next transaction. */
  synchronized int waiting() {
    return queue.size();
  }

  private synchronized boolean isFirst(Seat<T> mine) {
    queue.add(mine);
    boolean first = !underWay;
    underWay = true;
    return first;
  }

  private synchronized List<Seat<T>> taken() {
    List<Seat<T>> group = new ArrayList<>();
    while (group.size() < most && !queue.isEmpty()) {
      group.add(queue.poll());
    }
    return group;
  }

  private void commit(List<Seat<T>> group) {
    try {
      transaction.accept(group.stream().map(Seat::value).toList());
      group.forEach(Seat::done);
    } catch (RuntimeException fault) {
      if (group.size() == 1) {
        group.get(0).failed(fault);
      } else {
        group.forEach(seat -> commit(List.of(seat)));
      }
    } catch (Error fault) {
      group.forEach(seat -> seat.failed(fault));
      throw fault;
    }
  }

  private synchronized void callNext() {
    if (queue.isEmpty()) {
      underWay = false;
    } else {
      queue.peek().called().complete(null);
    }
  }
}
