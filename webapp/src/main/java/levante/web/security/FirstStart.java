package levante.web.security;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.OwnerId;
import levante.kernel.Secret;

/**
 * Makes what a fresh data folder lacks: the key that encrypts stored credentials, in {@code
 * secret.key}, and the admin, whose random password is left in {@code admin-password}; both are
 * readable by their owner only. A start that was cut off anywhere is finished by the next.
 */
public final class FirstStart {
  /** The first user's name. */
  public static final OwnerId ADMIN = new OwnerId("admin");

  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_BYTES = 18;

  private final UserStore users;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * What a start found or made.
   *
   * @param adminMade whether the admin is new
   * @param passwordFile where the admin's first password stands
   * @param key 256 bits, for AES
   */
  public record Outcome(boolean adminMade, Path passwordFile, SecretKey key) {}

  /** Makes the admin among {@code users}. */
  public FirstStart(UserStore users, SecureRandom random, Clock clock) {
    this.users = users;
    this.random = random;
    this.clock = clock;
  }

  /** Makes what is missing in {@code dataFolder}; a second call changes nothing. */
  public Outcome run(Path dataFolder) {
    PrivateFile keyFile = new PrivateFile(dataFolder.resolve("secret.key"));
    PrivateFile passwordFile = new PrivateFile(dataFolder.resolve("admin-password"));
    SecretKey key = key(keyFile.readOrWrite(() -> Secret.random(random, KEY_BYTES).reveal()));
    if (users.find(ADMIN).isPresent()) {
      return new Outcome(false, passwordFile.path(), key);
    }
    // The file comes first: were the user first, a halt in between would lose the password.
    Secret password =
        Secret.of(passwordFile.readOrWrite(() -> Secret.random(random, PASSWORD_BYTES).reveal()));
    PasswordHash hash = PasswordHash.of(password, PasswordHash.ITERATIONS, random);
    users.add(new User(ADMIN, hash, Role.ADMIN, clock.instant()));
    return new Outcome(true, passwordFile.path(), key);
  }

  private static SecretKey key(String text) {
    byte[] bytes =
        Optional.of(Base64.getUrlDecoder().decode(text))
            .filter(decoded -> decoded.length == KEY_BYTES)
            .orElseThrow(() -> new IllegalStateException("secret.key does not hold 256 bits"));
    return new SecretKeySpec(bytes, "AES");
  }
}
