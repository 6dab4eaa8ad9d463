package levante.provisioner.adapter.sshj;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * An Ed25519 key in OpenSSH's two formats. The same key gives the same text, which no library's
 * writer does: they draw the two check numbers at random. Source: OpenSSH's PROTOCOL.key.
 */
final class OpenSshKey {
  private static final String TYPE = "ssh-ed25519";
  private static final int BLOCK = 8;
  private static final int LINE = 70;

  private final byte[] seed;
  private final byte[] publicKey;

  /** Of these 32 bytes. */
  OpenSshKey(byte[] seed) {
    this.seed = seed.clone();
    this.publicKey = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
  }

  /** As in authorized_keys and known_hosts. */
  String line() {
    return TYPE + " " + Base64.getEncoder().encodeToString(publicBlob());
  }

  /** As in a file of {@code ~/.ssh}. */
  String pem() {
    Blob blob = new Blob();
    blob.raw("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
    blob.text("none");
    blob.text("none");
    blob.text("");
    blob.number(1);
    blob.bytes(publicBlob());
    blob.bytes(privateBlob());
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(blob.toByteArray());
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n%s\n-----END OPENSSH PRIVATE KEY-----\n"
        .formatted(body);
  }

  private byte[] publicBlob() {
    Blob blob = new Blob();
    blob.text(TYPE);
    blob.bytes(publicKey);
    return blob.toByteArray();
  }

  private byte[] privateBlob() {
    Blob blob = new Blob();
    // Two equal numbers, by which a reader knows that it decrypted well.
    blob.number(0);
    blob.number(0);
    blob.text(TYPE);
    blob.bytes(publicKey);
    byte[] both = new byte[seed.length + publicKey.length];
    System.arraycopy(seed, 0, both, 0, seed.length);
    System.arraycopy(publicKey, 0, both, seed.length, publicKey.length);
    blob.bytes(both);
    blob.text("levante");
    for (int pad = 1; blob.size() % BLOCK != 0; pad++) {
      blob.raw(new byte[] {(byte) pad});
    }
    return blob.toByteArray();
  }

  /** Numbers and length-prefixed strings, as SSH writes them. */
  private static final class Blob {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void number(int number) {
      try {
        out.writeInt(number);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    void raw(byte[] some) {
      bytes.writeBytes(some);
    }

    void bytes(byte[] some) {
      number(some.length);
      raw(some);
    }

    void text(String text) {
      bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    int size() {
      return bytes.size();
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }
}
