package levante.web.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.Secret;

/**
 * The token in our forms that another site's page cannot know: a digest of the session's token,
 * under a key of ours.
 */
public final class FormTokens {
  /** The form's field. */
  public static final String FIELD = "form_token";

  /** The header, for requests that are no form. */
  public static final String HEADER = "X-Form-Token";

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  /** Tokens under a key derived from {@code key}. */
  public FormTokens(SecretKey key) {
    this.key = new SecretKeySpec(hmac(new SecretKeySpec(key.getEncoded(), HMAC), "forms"), HMAC);
  }

  /** The token of a session's forms. */
  public String of(Secret session) {
    return HexFormat.of().formatHex(hmac(key, session.reveal()));
  }

  /** Whether {@code token} belongs to the session. */
  public boolean matches(Secret session, String token) {
    return MessageDigest.isEqual(
        of(session).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
