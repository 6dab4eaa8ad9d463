package levante.web.page.preview;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The beginning of a text; what is no UTF-8 in it is replaced.
 *
 * @param whole whether nothing comes after it
 */
public record Excerpt(String text, boolean whole) {
  /** So much of a file is read for its page. */
  public static final int MOST_BYTES = 64 << 10;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public Excerpt {
    Objects.requireNonNull(text, "text");
  }

  /**
   * Reads the beginning.
   *
   * @param size of the whole, in bytes
   */
  public static Excerpt read(InputStream content, long size) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES);
    boolean whole = bytes.length >= size;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    // A letter that is cut in two is left out.
    decoder.decode(ByteBuffer.wrap(bytes), text, whole);
    String read = text.flip().toString();
    return new Excerpt(
        read.startsWith(BYTE_ORDER_MARK) ? read.substring(BYTE_ORDER_MARK.length()) : read, whole);
  }

  /** Whether it is none that a person reads: text has no byte that is zero. */
  public boolean isBinary() {
    return text.indexOf('\0') >= 0;
  }
}
