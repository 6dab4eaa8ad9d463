package levante.provisioner.adapter.sshj;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets made from Levante's own key, each for one purpose: nothing has to be kept, and nothing is
 * lost in a crash. Source: RFC 5869's expand step, with HMAC-SHA-512.
 */
final class DerivedKeys {
  private static final String HMAC = "HmacSHA512";
  private static final String DOMAIN = "levante machines/";

  private final byte[] key;

  DerivedKeys(byte[] key) {
    this.key = key.clone();
  }

  /** So many bytes, 64 at most; the same ones for the same purpose. */
  byte[] of(String purpose, int length) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      byte[] all = mac.doFinal((DOMAIN + purpose).getBytes(StandardCharsets.UTF_8));
      byte[] some = new byte[length];
      System.arraycopy(all, 0, some, 0, length);
      return some;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + HMAC, impossible);
    }
  }
}
