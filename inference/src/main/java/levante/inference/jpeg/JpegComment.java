package levante.inference.jpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The comment segment of a JPEG file that carries our text. Pure: bytes in, bytes out; a reader
 * that does not know it skips it.
 */
final class JpegComment {
  private static final String MARK = "levante-faces:";
  private static final int SEGMENT = 0xff;
  private static final int START = 0xd8;
  private static final int COMMENT = 0xfe;
  private static final int SCAN = 0xda;
  private static final int APPLICATION_0 = 0xe0;
  private static final int LONGEST = 0xffff - 2;

  private JpegComment() {}

  /** The file with the text inside, after the header that has to be first. */
  static byte[] insert(byte[] jpeg, String text) {
    byte[] content = (MARK + text).getBytes(UTF_8);
    if (!isJpeg(jpeg) || content.length > LONGEST) {
      throw new IllegalArgumentException("no JPEG, or too long a comment: " + content.length);
    }
    int at = 2;
    if (jpeg.length > 6 && (jpeg[3] & 0xff) == APPLICATION_0) {
      at += 2 + length(jpeg, 4);
    }
    return ByteBuffer.allocate(jpeg.length + content.length + 4)
        .put(jpeg, 0, at)
        .put((byte) SEGMENT)
        .put((byte) COMMENT)
        .putShort((short) (content.length + 2))
        .put(content)
        .put(jpeg, at, jpeg.length - at)
        .array();
  }

  /** Our text, when the file has it. */
  static Optional<String> read(byte[] jpeg) {
    int at = isJpeg(jpeg) ? 2 : jpeg.length;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == SEGMENT) {
      int kind = jpeg[at + 1] & 0xff;
      int length = length(jpeg, at + 2);
      if (kind == SCAN || length < 2 || at + 2 + length > jpeg.length) {
        break;
      }
      if (kind == COMMENT) {
        String text = new String(jpeg, at + 4, length - 2, UTF_8);
        if (text.startsWith(MARK)) {
          return Optional.of(text.substring(MARK.length()));
        }
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static boolean isJpeg(byte[] bytes) {
    return bytes.length > 4 && (bytes[0] & 0xff) == SEGMENT && (bytes[1] & 0xff) == START;
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
