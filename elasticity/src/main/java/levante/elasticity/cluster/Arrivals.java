package levante.elasticity.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often work came lately. Pods that come together, each within ten seconds of the one before,
 * are one arrival: an array of sixty says no more about when the next work comes than a single job.
 *
 * @param times when each arrival of the last two hours was at its end, the oldest first
 */
public record Arrivals(List<Instant> times) {
  /** Nothing is known. */
  public static final Arrivals NONE = new Arrivals(List.of());

  /** Long enough that the rate of single jobs is no accident, short enough to follow the day. */
  private static final Duration LATELY = Duration.ofHours(2);

  private static final Duration TOGETHER = Duration.ofSeconds(10);

  public Arrivals {
    times = List.copyOf(times);
  }

  /** The arrivals after one more look: what has come since is added, what is long ago forgotten. */
  public Arrivals seen(ClusterView view, Instant now) {
    Instant oldest = now.minus(LATELY);
    List<Instant> known = new ArrayList<>(times);
    known.removeIf(time -> !time.isAfter(oldest));
    Instant newest = known.isEmpty() ? oldest : known.get(known.size() - 1);
    created(view).stream()
        .map(created -> created.isAfter(now) ? now : created)
        .filter(created -> created.isAfter(newest))
        .sorted()
        .forEach(created -> add(known, created));
    return new Arrivals(known);
  }

  private static List<Instant> created(ClusterView view) {
    List<Instant> created = new ArrayList<>();
    view.waiting().forEach(pod -> created.add(pod.created()));
    view.loads().forEach(load -> load.work().forEach(pod -> created.add(pod.created())));
    return created;
  }

  private static void add(List<Instant> known, Instant created) {
    int last = known.size() - 1;
    if (last >= 0 && Duration.between(known.get(last), created).compareTo(TOGETHER) <= 0) {
      known.set(last, created);
    } else {
      known.add(created);
    }
  }

  /** Arrivals an hour. */
  public double perHour() {
    return times.size() / (double) LATELY.toHours();
  }
}
