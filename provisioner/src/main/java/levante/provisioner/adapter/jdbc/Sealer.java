package levante.provisioner.adapter.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Encrypts texts with AES-256-GCM under one key. Each text is bound to the place it is stored at,
 * so that a row cannot be moved to another.
 */
final class Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  Sealer(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key has %d bytes, not %d".formatted(key.length, KEY_BYTES));
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Nonce and ciphertext, as Base64. */
  String seal(String place, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] both =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot encrypt with " + CIPHER, e);
    }
  }

  /** The text; INTERNAL when it was sealed under another key, for another place, or changed. */
  String open(String place, String sealed) {
    byte[] both = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, place);
      byte[] text = cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new LevanteException(
          ErrorCode.INTERNAL,
          "%s was encrypted with another key, or changed; give Levante the key it was started with before"
              .formatted(place),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot decrypt with " + CIPHER, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
