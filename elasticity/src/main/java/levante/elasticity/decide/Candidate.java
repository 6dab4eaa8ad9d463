package levante.elasticity.decide;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A pool that could have been scaled up, and why it was or was not.
 *
 * @param why a sentence for people
 */
public record Candidate(String pool, BigDecimal eurPerHour, Verdict verdict, String why) {
  /** Whether it was taken. */
  public enum Verdict {
    CHOSEN,
    REJECTED
  }

  public Candidate {
    Objects.requireNonNull(eurPerHour, "eurPerHour");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(why, "why");
  }
}
