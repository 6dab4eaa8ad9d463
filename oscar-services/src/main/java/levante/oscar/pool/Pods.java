package levante.oscar.pool;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import levante.oscar.service.ServiceId;

/**
 * Which ready pod is in whose hands: each runs one call at a time, and who finds none free waits,
 * first come first served. What is known of the pods is what the loop saw last; that a pod is ready
 * it says itself when it is called.
 */
public final class Pods {
  private final Clock clock;
  private final Duration window;
  private final Runnable news;
  private final Map<ServiceId, Use> uses = new TreeMap<>();

  /** Somebody who waits for a pod. */
  private static final class Turn {
    private final CompletableFuture<String> pod = new CompletableFuture<>();
  }

  /** The pods of one service's pool. */
  private static final class Use {
    private final TreeSet<String> free = new TreeSet<>();
    private final TreeSet<String> taken = new TreeSet<>();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final Demand demand;
    private Optional<Known> known = Optional.empty();
    private Optional<String> obstacle = Optional.empty();

    private Use(Duration window) {
      this.demand = new Demand(window);
    }

    private void offer(String pod) {
      Turn first = waiting.poll();
      if (first == null) {
        free.add(pod);
      } else {
        taken.add(pod);
        first.pod.complete(pod);
      }
    }
  }

  /**
   * A pool that is kept for a service.
   *
   * @param version of the service
   */
  public record Known(long version, WarmPods.Pool pool) {
    boolean isFor(String name) {
      return pool.name().equals(name);
    }
  }

  /**
   * What is asked of a service's pods.
   *
   * @param now calls at this moment, those that wait among them
   * @param most the most of late
   * @param waiting for a pod
   * @param busy pods with a call, by name
   */
  public record Asked(int now, int most, int waiting, Set<String> busy) {
    /** Nothing. */
    public static final Asked NOTHING = new Asked(0, 0, 0, Set.of());

    public Asked {
      busy = Set.copyOf(busy);
    }
  }

  /**
   * None is known yet.
   *
   * @param window what was asked that long ago still counts
   * @param news told when somebody waits and no pod is free
   */
  public Pods(Clock clock, Duration window, Runnable news) {
    this.clock = clock;
    this.window = window;
    this.news = news;
  }

  /** A call begins; to be ended by {@link #end}. */
  public synchronized void begin(ServiceId service) {
    use(service).demand.change(1, clock.instant());
  }

  /** A call has ended. */
  public synchronized void end(ServiceId service) {
    use(service).demand.change(-1, clock.instant());
  }

  /** A pod of that pool; empty when none becomes free in that time. Has to be given back. */
  public Optional<String> take(ServiceId service, String pool, Duration longest) {
    Turn turn = new Turn();
    synchronized (this) {
      Use use = use(service);
      boolean same = use.known.filter(known -> known.isFor(pool)).isPresent();
      String pod = same ? use.free.pollFirst() : null;
      if (pod != null) {
        use.taken.add(pod);
        return Optional.of(pod);
      }
      use.waiting.add(turn);
    }
    news.run();
    return await(service, turn, longest);
  }

  private Optional<String> await(ServiceId service, Turn turn, Duration longest) {
    try {
      return Optional.of(turn.pod.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return gone(service, turn);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return gone(service, turn);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody fails a turn", e);
    }
  }

  /** Its turn may have come in the last moment. */
  private synchronized Optional<String> gone(ServiceId service, Turn turn) {
    use(service).waiting.remove(turn);
    return Optional.ofNullable(turn.pod.getNow(null));
  }

  /**
   * Gives a pod back.
   *
   * @param usable whether it takes another call; else the loop has to see it ready first
   */
  public synchronized void giveBack(ServiceId service, String pod, boolean usable) {
    Use use = use(service);
    if (use.taken.remove(pod) && usable) {
      use.offer(pod);
    }
  }

  /** The pool of a service as the loop knows it; empty when it knows another version. */
  public synchronized Optional<WarmPods.Pool> known(ServiceId service, long version) {
    return Optional.ofNullable(uses.get(service))
        .flatMap(use -> use.known)
        .filter(known -> known.version() == version)
        .map(Known::pool);
  }

  /** What the loop saw: all ready pods of a service's pool, and what keeps others from it. */
  synchronized void see(
      ServiceId service, Known pool, List<String> ready, Optional<String> obstacle) {
    Use use = use(service);
    use.obstacle = obstacle;
    if (use.known.filter(known -> known.isFor(pool.pool().name())).isEmpty()) {
      // Pods of another version are taken by nobody any more; those in use end their call.
      use.free.clear();
      use.taken.clear();
    }
    use.known = Optional.of(pool);
    use.free.retainAll(ready);
    use.taken.retainAll(ready);
    ready.stream()
        .filter(pod -> !use.free.contains(pod) && !use.taken.contains(pod))
        .forEach(use::offer);
  }

  /** Forgets the pods of services that keep none any more and that nobody calls. */
  synchronized void retain(Set<ServiceId> services) {
    uses.entrySet()
        .removeIf(
            entry -> !services.contains(entry.getKey()) && entry.getValue().demand.now() == 0);
  }

  /** What is asked of a service's pods. */
  public synchronized Asked asked(ServiceId service) {
    Use use = uses.get(service);
    return use == null
        ? Asked.NOTHING
        : new Asked(
            use.demand.now(), use.demand.most(clock.instant()), use.waiting.size(), use.taken);
  }

  /**
   * The pods of a service at this moment.
   *
   * @param ready those that take calls, busy ones among them
   * @param busy those with a call
   * @param waiting calls that wait for a pod
   * @param obstacle what keeps others from being ready, as their cluster said last
   */
  public record State(int ready, int busy, int waiting, Optional<String> obstacle) {}

  /** The pods of a service as they were seen last; all zero while nobody has looked. */
  public synchronized State state(ServiceId service) {
    Use use = uses.get(service);
    return use == null
        ? new State(0, 0, 0, Optional.empty())
        : new State(
            use.free.size() + use.taken.size(), use.taken.size(), use.waiting.size(), use.obstacle);
  }

  /** Whether anybody waits for a pod. */
  synchronized boolean isAnybodyWaiting() {
    return uses.values().stream().anyMatch(use -> !use.waiting.isEmpty());
  }

  private Use use(ServiceId service) {
    return uses.computeIfAbsent(service, any -> new Use(window));
  }
}
