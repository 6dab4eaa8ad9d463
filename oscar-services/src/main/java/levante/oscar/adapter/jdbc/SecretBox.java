package levante.oscar.adapter.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what lies in the database: AES-256-GCM, a new nonce for each text, and bound to the row
 * that it belongs to, so that no text can be moved to another.
 */
public final class SecretBox {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /** With a key of 32 bytes. */
  public SecretBox(byte[] key) {
    if (key.length != 32) {
      throw new IllegalStateException("AES-256 wants 32 bytes of key, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  String seal(String text, String row) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), row);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  String open(String sealed, String row) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, body, row), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, byte[] body, String row) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "row %s was sealed with another key, or changed".formatted(row), e);
    }
  }
}
