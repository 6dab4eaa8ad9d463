package levante.elasticity.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a node is kept although nothing needs it.
 *
 * @param least so long after its machine was launched
 * @param paid what the cloud bills by: a node goes only near the end of such a time
 */
public record NodeLife(Duration least, Optional<Duration> paid) {
  /** It goes when nothing needs it. */
  public static final NodeLife ANY = new NodeLife(Duration.ZERO, Optional.empty());

  /** Shorter ones have no end that several looks fall into. */
  public static final Duration LEAST_PAID = Duration.ofMinutes(5);

  /** A drain and a release take some seconds; EC3 and CLUES leave no more than minutes. */
  private static final Duration MOST_BEFORE_END = Duration.ofMinutes(5);

  private static final int PART_BEFORE_END = 10;

  public NodeLife {
    Objects.requireNonNull(paid, "paid");
    if (least.isNegative() || paid.filter(one -> one.compareTo(LEAST_PAID) < 0).isPresent()) {
      throw new IllegalStateException("kept for %s, paid by %s".formatted(least, paid));
    }
  }

  /**
   * Until when a node is kept; empty when it may go now.
   *
   * @param born when its machine was launched
   */
  public Optional<Instant> keptUntil(Instant born, Instant now) {
    Instant old = born.plus(least);
    Instant first = old.isAfter(now) ? old : now;
    Instant until = paid.map(unit -> nearEnd(born, unit, first)).orElse(first);
    return until.isAfter(now) ? Optional.of(until) : Optional.empty();
  }

  /** The first instant from then on at which a paid unit is about to end. */
  private static Instant nearEnd(Instant born, Duration unit, Instant from) {
    Duration part = unit.dividedBy(PART_BEFORE_END);
    Duration before = part.compareTo(MOST_BEFORE_END) > 0 ? MOST_BEFORE_END : part;
    Duration age = from.isBefore(born) ? Duration.ZERO : Duration.between(born, from);
    Instant near = born.plus(unit.multipliedBy(age.dividedBy(unit) + 1)).minus(before);
    return near.isAfter(from) ? near : from;
  }
}
