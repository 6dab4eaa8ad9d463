package levante.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.kernel.Secret;

/** Opens, finds and ends sessions. A token is 256 random bits and is stored only as its hash. */
public final class Sessions {
  private static final int TOKEN_BYTES = 32;

  private final SessionStore store;
  private final SecureRandom random;
  private final Clock clock;

  /** Sessions kept in {@code store}. */
  public Sessions(SessionStore store, SecureRandom random, Clock clock) {
    this.store = store;
    this.random = random;
    this.clock = clock;
  }

  /** Opens a session for a verified user; the token is shown this once. */
  public Secret open(OwnerId user, Duration life) {
    Instant now = clock.instant();
    store.removeExpired(now);
    Secret token = Secret.random(random, TOKEN_BYTES);
    store.add(new Session(hash(token), user, now, now.plus(life)));
    return token;
  }

  /** The live session of a token. */
  public Optional<Session> find(Secret token) {
    return store.find(hash(token)).filter(session -> session.expires().isAfter(clock.instant()));
  }

  /** Ends the session of a token, if there is one. */
  public void close(Secret token) {
    store.remove(hash(token));
  }

  private static String hash(Secret token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(token.reveal().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
