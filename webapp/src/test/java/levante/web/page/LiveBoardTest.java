package levante.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.SettableClock;
import levante.web.jte.Templates;
import levante.web.language.Language;
import levante.web.language.Speech;
import levante.web.security.Caller;
import levante.web.security.Role;
import levante.web.view.Dashboard;
import levante.web.view.DashboardQueries;
import levante.web.view.PictureStream;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
  private static final Caller ADA = Caller.of(new OwnerId("ada"), Role.USER);
  private static final Caller BOB = Caller.of(new OwnerId("bob"), Role.USER);

  private final SettableClock clock = new SettableClock();
  private final Queries queries = new Queries();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Consumer<Runnable> sending = Runnable::run;
  private final LiveBoard board =
      new LiveBoard(queries, new Templates(), clock, 3, work -> sending.accept(work));

  @Test
  void aNewWatcherGetsEveryPartAndThenOnlyWhatChanged() {
    FakeWatcher watcher = join(ADA);
    board.tick();
    assertThat(watcher.events())
        .containsExactly(
            "notice", "clusters", "machines", "services", "jobs", "decisions", "results");
    board.tick();
    assertThat(watcher.offers).hasSize(1);
    Dashboard all = DashboardFixture.dashboard();
    queries.shown =
        new Dashboard(
            List.of(),
            all.machines(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Dashboard.Beyond.NOTHING);
    board.tick();
    assertThat(watcher.events()).containsExactly("machines");
  }

  @Test
  void allWatchersOfOneCallerCostOneReading() {
    join(ADA);
    join(ADA);
    join(BOB);
    board.tick();
    assertThat(queries.asked).containsExactlyInAnyOrder(ADA, BOB);
  }

  @Test
  void aWatcherIsToldInTheLanguageOfThePageThatItWatches() {
    FakeWatcher english = join(ADA);
    FakeWatcher spanish = Speech.in(Language.SPANISH, () -> join(ADA));
    board.tick();
    assertThat(english.offers.toString()).contains("No cluster yet.").doesNotContain("Aún no hay");
    assertThat(spanish.offers.toString()).contains("Aún no hay ningún clúster.");
    assertThat(queries.asked).as("each draws what it has read").containsExactly(ADA, ADA);
  }

  @Test
  void withoutAWatcherNothingIsRead() {
    board.tick();
    assertThat(queries.asked).isEmpty();
  }

  @Test
  void aSlowWatcherGetsTheNewestWhenItIsReady() {
    FakeWatcher watcher = join(ADA);
    sending = held::add;
    board.tick();
    queries.shown = DashboardFixture.dashboard();
    board.tick();
    board.tick();
    assertThat(held).as("nothing is queued for one that is busy").hasSize(1);
    assertThat(queries.asked).as("nor read").hasSize(1);
    held.remove().run();
    board.tick();
    held.remove().run();
    assertThat(watcher.offers).hasSize(2);
    assertThat(watcher.offers.get(1).toString()).contains("cloud-7f3a2b");
  }

  @Test
  void whoHasGoneFreesTheSeat() {
    FakeWatcher watcher = join(ADA);
    watcher.there = false;
    board.tick();
    board.tick();
    assertThat(board.watchers()).isZero();
    assertThat(watcher.closed).isTrue();
  }

  @Test
  void aSilentStreamGetsASignOfLife() {
    FakeWatcher watcher = join(ADA);
    board.tick();
    clock.pass(Duration.ofSeconds(14));
    board.tick();
    assertThat(watcher.offers).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    board.tick();
    assertThat(watcher.events()).isEmpty();
    assertThat(watcher.offers).hasSize(2);
  }

  @Test
  void thereIsNoSeatBeyondTheBound() {
    join(ADA);
    join(ADA);
    join(ADA);
    assertThatThrownBy(() -> join(BOB))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
  }

  @Test
  void aFailedReadingLeavesThePageAsItWasAndSaysSo() {
    FakeWatcher watcher = join(ADA);
    board.tick();
    queries.failing = true;
    board.tick();
    assertThat(watcher.events()).containsExactly("notice");
    assertThat(watcher.offers.get(1).toString()).contains("cannot be brought up to date");
    queries.failing = false;
    board.tick();
    assertThat(watcher.events()).containsExactly("notice");
    assertThat(watcher.offers.get(2).toString()).doesNotContain("cannot");
  }

  private FakeWatcher join(Caller caller) {
    FakeWatcher watcher = new FakeWatcher();
    board.join(caller, watcher);
    return watcher;
  }

  private static final class FakeWatcher implements Watcher {
    private final List<List<Fragment>> offers = new ArrayList<>();
    private boolean there = true;
    private boolean closed;

    @Override
    public boolean send(List<Fragment> fragments) {
      offers.add(fragments);
      return there;
    }

    @Override
    public void close() {
      closed = true;
    }

    List<String> events() {
      return offers.get(offers.size() - 1).stream().map(Fragment::event).toList();
    }
  }

  private static final class Queries implements DashboardQueries {
    private final List<Caller> asked = new ArrayList<>();
    private Dashboard shown = Dashboard.EMPTY;
    private boolean failing;

    @Override
    public Dashboard of(Caller caller) {
      asked.add(caller);
      if (failing) {
        throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "no answer");
      }
      return shown;
    }

    @Override
    public Optional<PictureStream> picture(Caller caller, String id) {
      return Optional.empty();
    }
  }
}
