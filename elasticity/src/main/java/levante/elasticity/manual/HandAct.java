package levante.elasticity.manual;

import java.time.Instant;
import java.util.Objects;

/**
 * What a person did to a cluster's nodes by hand.
 *
 * @param by who did it
 * @param target the node or the pool that it was done to
 * @param text a sentence for people
 */
public record HandAct(Instant at, String by, Verb verb, String target, String text) {
  /** What can be done by hand, in CLUES's words. */
  public enum Verb {
    DISABLE,
    ENABLE,
    POWERON,
    POWEROFF,
    RESETSTATE,
    REQUEST,
    WITHDRAW
  }

  public HandAct {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(text, "text");
    if (by.isBlank()) {
      throw new IllegalStateException("somebody did it");
    }
  }
}
