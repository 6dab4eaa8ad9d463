package levante.web.security;

import java.time.Duration;
import java.util.function.Function;

/** What became of credentials. */
public sealed interface Verdict {
  /** They are good. */
  record Verified(Caller caller) implements Verdict {}

  /** There are none, or wrong ones; which of both is not told. */
  record Refused() implements Verdict {}

  /**
   * They were not looked at.
   *
   * @param why as people are told, without a full stop
   */
  record Slowed(Duration pause, String why) implements Verdict {}

  /** Calls the function of the variant. */
  default <R> R match(
      Function<Verified, R> verified, Function<Refused, R> refused, Function<Slowed, R> slowed) {
    if (this instanceof Verified one) {
      return verified.apply(one);
    }
    return this instanceof Refused one ? refused.apply(one) : slowed.apply((Slowed) this);
  }
}
