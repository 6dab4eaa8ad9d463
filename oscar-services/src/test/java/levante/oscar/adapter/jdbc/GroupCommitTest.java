package levante.oscar.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final String BAD = "bad";

  private final List<List<String>> transactions = new ArrayList<>();

  private synchronized void commit(List<String> group) {
    if (group.contains(BAD)) {
      throw new IllegalStateException("not " + BAD);
    }
    transactions.add(List.copyOf(group));
  }

  /** Lets these come while the transaction of {@code first} is under way; the end of each. */
  private List<CompletableFuture<Void>> together(int most, List<String> values) {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Consumer<List<String>> slow =
        group -> {
          begun.countDown();
          await(held);
          commit(group);
        };
    GroupCommit<String> commits = new GroupCommit<>(most, slow);
    ExecutorService threads = Executors.newFixedThreadPool(values.size() + 1);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    all.add(CompletableFuture.runAsync(() -> commits.write("first"), threads));
    await(begun);
    for (String value : values) {
      int before = commits.waiting();
      all.add(CompletableFuture.runAsync(() -> commits.write(value), threads));
      while (commits.waiting() == before) {
        Thread.onSpinWait();
      }
    }
    held.countDown();
    all.forEach(one -> one.handle((done, fault) -> 0).join());
    threads.shutdown();
    return all;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoComesWhileATransactionIsUnderWaySharesTheNext() {
    assertThat(together(10, List.of("a", "b", "c")))
        .noneMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(transactions).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void aTransactionHasItsBound() {
    together(2, List.of("a", "b", "c"));
    assertThat(transactions).containsExactly(List.of("first"), List.of("a", "b"), List.of("c"));
  }

  @Test
  void aFaultIsToldToWhoseItIs() {
    List<CompletableFuture<Void>> all = together(10, List.of("a", BAD, "c"));
    assertThat(all.stream().map(CompletableFuture::isCompletedExceptionally))
        .containsExactly(false, false, true, false);
    assertThatThrownBy(() -> all.get(2).join()).hasRootCauseMessage("not bad");
    assertThat(transactions).containsExactly(List.of("first"), List.of("a"), List.of("c"));
  }

  @Test
  void whoComesAloneWritesAloneAndIsToldItsFault() {
    GroupCommit<String> commits = new GroupCommit<>(10, this::commit);
    assertThatThrownBy(() -> commits.write(BAD)).isInstanceOf(IllegalStateException.class);
    commits.write("a");
    assertThat(transactions).containsExactly(List.of("a"));
  }

  @Test
  void manyWritersLoseNothing() {
    GroupCommit<String> commits = new GroupCommit<>(7, this::commit);
    CyclicBarrier together = new CyclicBarrier(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      String name = "w" + writer;
      all.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  together.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                for (int i = 0; i < 200; i++) {
                  commits.write(name + "-" + i);
                }
              },
              threads));
    }
    all.forEach(CompletableFuture::join);
    threads.shutdownNow();
    assertThat(transactions.stream().flatMap(List::stream).toList())
        .hasSize(1600)
        .doesNotHaveDuplicates();
    assertThat(transactions).allMatch(group -> group.size() <= 7);
    assertThat(commits.waiting()).isZero();
  }
}
