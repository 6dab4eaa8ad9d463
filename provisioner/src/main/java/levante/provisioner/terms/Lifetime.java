package levante.provisioner.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Until when an infrastructure shall be. It is over when its end is past <em>and</em> a warning has
 * stood for its whole notice while somebody looked: a clock that jumps, or a server that was down
 * at the end, begins with a warning rather than with a destruction.
 *
 * @param notice for how long a warning stands before the end
 * @param warning empty until it is given
 */
public record Lifetime(Instant end, Duration notice, Optional<Warning> warning) {
  /** Longer ones are mistakes. */
  public static final Duration LONGEST = Duration.ofDays(3650);

  /** One look at a warning is written down after this part of its notice. */
  private static final int PARTS = 20;

  /** A tick may be late by as much without losing time. */
  private static final Duration LEAST_COUNTED = Duration.ofMinutes(1);

  /**
   * A warning that was given.
   *
   * @param stood for how long, as far as it was looked at
   * @param seen when it was last looked at
   */
  public record Warning(Instant given, Duration stood, Instant seen) {
    private Duration stoodAt(Instant now, Duration most) {
      Duration since = Duration.between(seen, now);
      return since.isNegative() ? stood : stood.plus(since.compareTo(most) < 0 ? since : most);
    }
  }

  public Lifetime {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(notice, "notice");
    Objects.requireNonNull(warning, "warning");
  }

  /**
   * One that begins now.
   *
   * @param wantedNotice cut to half of a shorter life
   * @throws LevanteException INVALID_REQUEST when it is no second, or longer than {@link #LONGEST}
   */
  public static Lifetime of(Duration ttl, Duration wantedNotice, Instant now) {
    if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(LONGEST) > 0) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "ttl is %s, not in PT1S..%s".formatted(ttl, LONGEST));
    }
    Duration half = ttl.dividedBy(2);
    Duration notice = wantedNotice.compareTo(half) < 0 ? wantedNotice : half;
    return new Lifetime(now.plus(ttl), notice, Optional.empty());
  }

  /**
   * After a look at it: warned, once its end is near, and not any more when the clock went back.
   */
  public Lifetime lookedAt(Instant now) {
    if (now.isBefore(end.minus(notice))) {
      return unwarned();
    }
    if (warning.filter(given -> !given.given().isAfter(now)).isEmpty()) {
      return with(new Warning(now, Duration.ZERO, now));
    }
    Warning old = warning.get();
    Duration since = Duration.between(old.seen(), now).abs();
    return since.compareTo(notice.dividedBy(PARTS)) < 0
        ? this
        : with(new Warning(old.given(), old.stoodAt(now, mostCounted()), now));
  }

  private Lifetime with(Warning given) {
    return new Lifetime(end, notice, Optional.of(given));
  }

  /** To be warned of anew before anything ends. */
  public Lifetime unwarned() {
    return warning.isEmpty() ? this : new Lifetime(end, notice, Optional.empty());
  }

  /** Whether its end is past and was warned of for long enough. */
  public boolean isOver(Instant now) {
    return !now.isBefore(end)
        && warning
            .filter(given -> given.stoodAt(now, mostCounted()).compareTo(notice) >= 0)
            .isPresent();
  }

  /** What passes between two looks counts up to here: nobody could act on what nobody told. */
  private Duration mostCounted() {
    Duration part = notice.dividedBy(PARTS / 2);
    return part.compareTo(LEAST_COUNTED) < 0 ? LEAST_COUNTED : part;
  }
}
