package levante.elasticity.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.limit.AtOnce;
import levante.elasticity.limit.Limits;
import levante.elasticity.limit.NodeLife;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.limit.Unready;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.times.Times;

/**
 * What a cluster's owner has written about its scaling. Pure: what is in force follows from an
 * instant and nothing else.
 *
 * @param policy its own policy; empty for the server's
 * @param eurPerHour no node is ordered beyond it
 * @param atOnce so many nodes are emptied at a time because others have room
 * @param unready from when on the cluster is too ill to be scaled
 * @param expander by what a pool is preferred to others; empty for what holds without rules
 * @param leastPriority pods below it neither bring nodes nor keep them
 * @param pools bounds by the pool's name, where no window says otherwise
 * @param schedule of windows that are open at the same time the last in this list is in force
 */
public record ScalingRules(
    Optional<PolicySettings> policy,
    Optional<BigDecimal> eurPerHour,
    NodeLife life,
    Optional<AtOnce> atOnce,
    Unready unready,
    Optional<List<PoolOrder.Criterion>> expander,
    int leastPriority,
    Map<String, Bounds> pools,
    List<Window> schedule) {
  /** What is as it is without any rule. */
  public static final ScalingRules NONE =
      new ScalingRules(
          Optional.empty(),
          Optional.empty(),
          NodeLife.ANY,
          Optional.empty(),
          Unready.DEFAULT,
          Optional.empty(),
          Limits.LEAST_PRIORITY,
          Map.of(),
          List.of());

  /** So many times windows may come and go without another being in force. */
  private static final int MOST_STEPS = 100;

  public ScalingRules {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(eurPerHour, "eurPerHour");
    Objects.requireNonNull(life, "life");
    Objects.requireNonNull(atOnce, "atOnce");
    Objects.requireNonNull(unready, "unready");
    expander = expander.map(List::copyOf);
    pools = Map.copyOf(pools);
    schedule = List.copyOf(schedule);
  }

  /** What holds at that instant, and until when. */
  public InForce at(Instant now) {
    Optional<Window> window = open(now);
    return new InForce(this, window, change(now, window));
  }

  private Optional<Window> open(Instant now) {
    Optional<Window> open = Optional.empty();
    for (Window window : schedule) {
      if (window.times().around(now).isPresent()) {
        open = Optional.of(window);
      }
    }
    return open;
  }

  /** When another window than that one is in force, or none. */
  private Optional<Instant> change(Instant now, Optional<Window> window) {
    Instant then = now;
    for (int i = 0; i < MOST_STEPS; i++) {
      Instant from = then;
      Optional<Instant> next =
          schedule.stream()
              .flatMap(one -> edge(one.times(), from).stream())
              .min(Instant::compareTo);
      if (next.isEmpty() || !open(next.get()).equals(window)) {
        return next;
      }
      then = next.get();
    }
    return Optional.empty();
  }

  private static Optional<Instant> edge(Times times, Instant now) {
    return times.around(now).map(Times.Stretch::until).or(() -> times.nextAfter(now));
  }
}
