package levante.web.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import levante.kernel.Secret;

/**
 * A password as it is stored: PBKDF2 with HMAC-SHA-256. Salt and hash are hexadecimal.
 *
 * @param iterations how often the function was applied; a stored hash keeps its own number
 */
public record PasswordHash(String salt, int iterations, String hash) {
  /** Source: OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256, 600,000. */
  public static final int ITERATIONS = 600_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  public PasswordHash {
    Objects.requireNonNull(salt, "salt");
    Objects.requireNonNull(hash, "hash");
    if (iterations < 1) {
      throw new IllegalStateException("iterations: " + iterations);
    }
  }

  /** The hash of a password under a fresh salt. */
  public static PasswordHash of(Secret password, int iterations, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = derive(password, salt, iterations);
    return new PasswordHash(
        HexFormat.of().formatHex(salt), iterations, HexFormat.of().formatHex(hash));
  }

  /** Whether {@code password} is the one; takes as long either way. */
  public boolean matches(Secret password) {
    byte[] tried = derive(password, HexFormat.of().parseHex(salt), iterations);
    return MessageDigest.isEqual(tried, HexFormat.of().parseHex(hash));
  }

  private static byte[] derive(Secret password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** Without salt and hash, which are nobody's business in a log. */
  @Override
  public String toString() {
    return "pbkdf2-sha256/" + iterations;
  }
}
