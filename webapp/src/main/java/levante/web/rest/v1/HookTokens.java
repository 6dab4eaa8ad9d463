package levante.web.rest.v1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.ClusterId;
import levante.kernel.Secret;

/**
 * The token of each cluster's hook: a digest of its name under Levante's key, so that it is the
 * same after a restart and nothing has to be stored.
 */
public final class HookTokens {
  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  /** Tokens under a key derived from Levante's. */
  public HookTokens(SecretKey key) {
    this.key = hmac(key.getEncoded(), "hooks");
  }

  /** The token that the cluster's storage is to send. */
  public Secret of(ClusterId cluster) {
    return Secret.of(HexFormat.of().formatHex(hmac(key, cluster.value())));
  }

  /** Whether a token is the cluster's; compared in constant time. */
  public boolean matches(ClusterId cluster, String token) {
    return of(cluster).equals(Secret.of(token));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
