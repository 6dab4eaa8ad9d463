package levante.web.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.jte.Templates;
import levante.web.language.Language;
import levante.web.language.Say;
import levante.web.language.Speech;
import levante.web.security.Caller;
import levante.web.view.Dashboard;
import levante.web.view.DashboardQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody who watches a page. Each tick reads each page once for each caller who has a watcher on
 * it that can take something, and sends each watcher the parts that differ from what it has. Each
 * is sent to by a thread of its own, and is sent nothing more until it has taken that: so one that
 * is slow keeps nobody waiting, gets the newest later instead of everything in between, and costs
 * at most one thread and one state of its page.
 */
public final class LiveBoard {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBoard.class);

  /** Shorter than the minute after which proxies cut a silent connection. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final DashboardQueries queries;
  private final Templates templates;
  private final Clock clock;
  private final int mostWatchers;
  private final Executor sending;
  private final List<Seat> seats = new ArrayList<>();
  private final LiveParts overview = this::overview;

  /** What is rendered once for all who see the same. */
  private record View(Caller caller, LiveParts parts, Language language) {}

  private static final class Seat {
    private final View view;
    private final Watcher watcher;
    private final Map<String, Integer> sent = new HashMap<>();
    private Instant lastSent = Instant.EPOCH;
    private CompletableFuture<Boolean> taken = CompletableFuture.completedFuture(true);

    Seat(View view, Watcher watcher) {
      this.view = view;
      this.watcher = watcher;
    }

    boolean isBusy() {
      return !taken.isDone();
    }

    boolean isGone() {
      return taken.isCompletedExceptionally() || !taken.join();
    }
  }

  /**
   * Nobody watches yet.
   *
   * @param mostWatchers at most so many will
   * @param sending starts what it is given at once: as many threads as there are watchers, at most
   */
  public LiveBoard(
      DashboardQueries queries,
      Templates templates,
      Clock clock,
      int mostWatchers,
      Executor sending) {
    this.queries = queries;
    this.templates = templates;
    this.clock = clock;
    this.mostWatchers = mostWatchers;
    this.sending = sending;
  }

  /** Adds a watcher of the overview; TOO_MANY_REQUESTS when there is no room. */
  public void join(Caller caller, Watcher watcher) {
    join(caller, overview, watcher);
  }

  /**
   * Adds a watcher of some page, in the language that is spoken now; TOO_MANY_REQUESTS when there
   * is no room.
   */
  public void join(Caller caller, LiveParts parts, Watcher watcher) {
    synchronized (seats) {
      if (seats.size() >= mostWatchers) {
        throw new LevanteException(
            ErrorCode.TOO_MANY_REQUESTS, "%d pages are watching".formatted(mostWatchers));
      }
      View view = new View(Caller.of(caller.owner(), caller.role()), parts, Speech.now());
      seats.add(new Seat(view, watcher));
    }
  }

  /** Reads and sends; called a few times a second by one thread. Waits for no watcher. */
  public void tick() {
    List<Seat> now;
    synchronized (seats) {
      now = List.copyOf(seats);
    }
    Map<View, List<Fragment>> rendered = new HashMap<>();
    for (Seat seat : now) {
      if (seat.isBusy()) {
        continue;
      }
      if (seat.isGone()) {
        leave(seat);
      } else {
        serve(seat, rendered.computeIfAbsent(seat.view, this::spoken));
      }
    }
  }

  /** Ends every stream. */
  public void close() {
    synchronized (seats) {
      seats.forEach(seat -> sending.execute(seat.watcher::close));
      seats.clear();
    }
  }

  /** How many watch. */
  public int watchers() {
    synchronized (seats) {
      return seats.size();
    }
  }

  private List<Fragment> spoken(View view) {
    return Speech.in(view.language(), () -> render(view));
  }

  private List<Fragment> render(View view) {
    Optional<List<Fragment>> parts = read(view);
    List<Fragment> fragments = new ArrayList<>();
    String notice = parts.isPresent() ? "" : Say.of("This page cannot be brought up to date now.");
    fragments.add(new Fragment("notice", templates.render("fragments/notice.jte", notice)));
    parts.ifPresent(fragments::addAll);
    return fragments;
  }

  private static final List<String> PARTS =
      List.of("clusters", "machines", "services", "jobs", "decisions", "results");

  private List<Fragment> overview(Caller caller) {
    Dashboard shown = queries.of(caller);
    return PARTS.stream()
        .map(part -> new Fragment(part, templates.render("fragments/" + part + ".jte", shown)))
        .toList();
  }

  private static Optional<List<Fragment>> read(View view) {
    try {
      return Optional.of(view.parts().of(view.caller()));
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("owner", view.caller().owner()).setCause(e).log("no live page");
      return Optional.empty();
    }
  }

  private void serve(Seat seat, List<Fragment> fragments) {
    List<Fragment> changed =
        fragments.stream()
            .filter(
                one -> !Integer.valueOf(one.html().hashCode()).equals(seat.sent.get(one.event())))
            .toList();
    Instant now = clock.instant();
    if (changed.isEmpty() && now.isBefore(seat.lastSent.plus(SILENCE))) {
      return;
    }
    changed.forEach(one -> seat.sent.put(one.event(), one.html().hashCode()));
    seat.lastSent = now;
    seat.taken = CompletableFuture.supplyAsync(() -> seat.watcher.send(changed), sending);
  }

  private void leave(Seat seat) {
    synchronized (seats) {
      seats.remove(seat);
    }
    sending.execute(seat.watcher::close);
  }
}
