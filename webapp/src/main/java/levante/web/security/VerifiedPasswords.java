package levante.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.Secret;

/**
 * Remembers which passwords were verified, until they have not been brought for some minutes, so
 * that Basic credentials do not cost a slow hash at every request. It keeps only digests under a
 * key of this process, made over the stored hash too, so a changed password is forgotten at once.
 */
public final class VerifiedPasswords {
  private static final int MOST = 1_000;
  private static final String HMAC = "HmacSHA256";

  private final Clock clock;
  private final Duration life;
  private final SecretKeySpec key;
  private final Map<String, Instant> untilByDigest = new LinkedHashMap<>();

  /** Remembers each for {@code life} after it was last brought. */
  public VerifiedPasswords(Clock clock, Duration life, SecureRandom random) {
    this.clock = clock;
    this.life = life;
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, HMAC);
  }

  /** Whether this password of this user was verified lately. */
  public boolean contains(User user, Secret password) {
    String digest = digest(user, password);
    synchronized (untilByDigest) {
      Instant until = untilByDigest.get(digest);
      Instant now = clock.instant();
      if (until == null || !until.isAfter(now)) {
        return false;
      }
      // What is brought all the time would else be hashed anew in the midst of the work.
      untilByDigest.remove(digest);
      untilByDigest.put(digest, now.plus(life));
      return true;
    }
  }

  /** Notes that it was verified now. */
  public void add(User user, Secret password) {
    String digest = digest(user, password);
    synchronized (untilByDigest) {
      untilByDigest.remove(digest);
      untilByDigest.put(digest, clock.instant().plus(life));
      if (untilByDigest.size() > MOST) {
        untilByDigest.remove(untilByDigest.keySet().iterator().next());
      }
    }
  }

  private String digest(User user, Secret password) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(
          (user.name() + "\0" + user.password().hash() + "\0").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of()
          .formatHex(mac.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
