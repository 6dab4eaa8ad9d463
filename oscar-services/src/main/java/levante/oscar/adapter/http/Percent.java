package levante.oscar.adapter.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names in URLs. Source: RFC 3986, 2. */
public final class Percent {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private Percent() {}

  /** A name such that it is one segment of a path, or a value in a query; UTF-8. */
  public static String encode(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      char sign = (char) (one & 0xff);
      if (UNRESERVED.indexOf(sign) >= 0) {
        encoded.append(sign);
      } else {
        encoded.append("%%%02X".formatted((int) sign));
      }
    }
    return encoded.toString();
  }

  /** The name of a segment; absent when it is not encoded properly, or not in UTF-8. */
  public static Optional<String> decode(String segment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ByteBuffer written = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(segment));
      while (written.hasRemaining()) {
        byte one = written.get();
        if (one != '%') {
          bytes.write(one);
        } else if (written.remaining() < 2) {
          return Optional.empty();
        } else {
          int high = Character.digit(written.get(), 16);
          int low = Character.digit(written.get(), 16);
          if (high < 0 || low < 0) {
            return Optional.empty();
          }
          bytes.write(high << 4 | low);
        }
      }
      ByteBuffer decoded = ByteBuffer.wrap(bytes.toByteArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(decoded).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
