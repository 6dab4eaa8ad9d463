package levante.elasticity.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.Secret;

/**
 * Signs as Standard Webhooks says: {@code v1,} and the HMAC-SHA256, in base64, of the message's id,
 * its time in seconds and its body, with dots between them.
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String ENCODED = "whsec_";

  private final SecretKeySpec key;

  /** With a secret: after {@code whsec_} in base64, else the text itself. */
  public Signature(Secret secret) {
    String text = secret.reveal();
    byte[] bytes =
        text.startsWith(ENCODED)
            ? Base64.getDecoder().decode(text.substring(ENCODED.length()))
            : text.getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  String of(String id, String seconds, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] sum =
          mac.doFinal("%s.%s.%s".formatted(id, seconds, body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
