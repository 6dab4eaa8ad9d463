package levante.web.security;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.OwnerId;

/**
 * That somebody is signed in, until a moment. A token of an API client is a session too.
 *
 * @param tokenHash SHA-256 of the token, hexadecimal; the token itself is not kept
 */
public record Session(String tokenHash, OwnerId user, Instant created, Instant expires) {
  public Session {
    Objects.requireNonNull(tokenHash, "tokenHash");
    Objects.requireNonNull(user, "user");
    if (!expires.isAfter(created)) {
      throw new IllegalStateException("expires %s, created %s".formatted(expires, created));
    }
  }
}
