package levante.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import levante.kernel.OwnerId;
import levante.web.jte.Templates;
import levante.web.security.Caller;
import levante.web.security.Role;
import levante.web.view.Dashboard;
import levante.web.view.DashboardQueries;
import levante.web.view.PictureStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 200 who watch pages, on threads of their own as in the server, and some who read nothing. */
class ManyWatchersTest {
  private static final int READING = 200;
  private static final int STUCK = 20;
  private static final int PAGES = 4;
  private static final int CALLERS = 5;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger state = new AtomicInteger();
  private final AtomicInteger readings = new AtomicInteger();
  private final LiveBoard board =
      new LiveBoard(new NoQueries(), new Templates(), Clock.systemUTC(), READING + STUCK, threads);

  @AfterEach
  void everybodyIsReleased() {
    released.countDown();
    threads.shutdown();
  }

  /** A page whose one part is the state. */
  private LivePage page(int number) {
    return new LivePage(
        "/pages/" + number,
        caller -> {
          readings.incrementAndGet();
          return List.of(new Fragment("state", state.toString()));
        });
  }

  private void join(int number, Watcher watcher) {
    Caller caller = Caller.of(new OwnerId("user-" + number % CALLERS), Role.USER);
    board.join(caller, page(number % PAGES), watcher);
  }

  /** Takes all that it is sent. */
  private static final class Reading implements Watcher {
    private final List<String> states = new ArrayList<>();

    @Override
    public synchronized boolean send(List<Fragment> fragments) {
      fragments.stream()
          .filter(one -> one.event().equals("state"))
          .forEach(one -> states.add(one.html()));
      return true;
    }

    synchronized List<String> states() {
      return List.copyOf(states);
    }

    @Override
    public void close() {}
  }

  /** Does not take the first that it is sent to its end before it is released. */
  private final class Stuck implements Watcher {
    private final AtomicInteger sent = new AtomicInteger();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public boolean send(List<Fragment> fragments) {
      sent.incrementAndGet();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      fragments.stream()
          .filter(one -> one.event().equals("state"))
          .forEach(one -> seen.add(one.html()));
      return true;
    }

    @Override
    public void close() {}
  }

  private List<Stuck> stuck() {
    return IntStream.range(0, STUCK)
        .mapToObj(
            number -> {
              Stuck one = new Stuck();
              join(number, one);
              return one;
            })
        .toList();
  }

  private List<Reading> reading() {
    return IntStream.range(0, READING)
        .mapToObj(
            number -> {
              Reading one = new Reading();
              join(number, one);
              return one;
            })
        .toList();
  }

  @Test
  void eachThatReadsGetsEveryStateAndOneThatDoesNotIsSentNothingMore() {
    List<Stuck> stuck = stuck();
    List<Reading> reading = reading();
    List<String> states = new ArrayList<>();
    for (int change = 1; change <= 5; change++) {
      state.set(change);
      states.add(state.toString());
      while (!reading.stream().allMatch(one -> one.states().equals(states))) {
        board.tick();
      }
    }
    assertThat(stuck).allSatisfy(one -> assertThat(one.sent).hasValueLessThanOrEqualTo(1));
    assertThat(board.watchers()).isEqualTo(READING + STUCK);
  }

  @Test
  void aTickReadsEachPageOnceForEachCallerHoweverManyWatch() {
    stuck();
    reading();
    board.tick();
    assertThat(readings).hasValue(PAGES * CALLERS);
  }

  @Test
  void whoDidNotReadGetsTheNewestStateOnly() {
    List<Stuck> stuck = stuck();
    for (int change = 1; change <= 5; change++) {
      state.set(change);
      board.tick();
    }
    assertThat(readings).as("a page is not read for nobody").hasValue(PAGES * CALLERS);
    released.countDown();
    while (!stuck.stream().allMatch(one -> one.seen.equals(List.of("1", "5")))) {
      board.tick();
    }
    assertThat(board.watchers()).isEqualTo(STUCK);
  }

  private static final class NoQueries implements DashboardQueries {
    @Override
    public Dashboard of(Caller caller) {
      return Dashboard.EMPTY;
    }

    @Override
    public Optional<PictureStream> picture(Caller caller, String id) {
      return Optional.empty();
    }
  }
}
