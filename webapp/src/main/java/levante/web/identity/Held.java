package levante.web.identity;

import java.time.Instant;
import java.util.Objects;

/**
 * An access token that is good.
 *
 * @param holder whose it is
 * @param until when it ends
 */
public record Held(Identity holder, Instant until) {
  public Held {
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(until, "until");
  }
}
