package levante.elasticity.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * What came of a decision.
 *
 * @param text a sentence for people, such as "released after drain"
 */
public record Outcome(Result result, Instant at, String text) {
  /** How it ended. */
  public enum Result {
    DONE,
    FAILED,
    /** It was no longer wanted. */
    WITHDRAWN
  }

  public Outcome {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
  }
}
