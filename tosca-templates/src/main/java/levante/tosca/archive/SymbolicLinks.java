package levante.tosca.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds symbolic links in a zip. They are told by the Unix mode in the external attributes of the
 * central directory, which java.util.zip does not show. Source: PKWARE's APPNOTE.TXT, section
 * 4.3.12.
 */
final class SymbolicLinks {
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int HEADER_LENGTH = 46;
  private static final int MOST_COMMENT = 0xffff;
  private static final int FILE_KIND = 0xf000;
  private static final int LINK = 0xa000;

  private SymbolicLinks() {}

  static boolean areIn(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = start(bytes);
    while (at >= 0 && at <= zip.length - HEADER_LENGTH && bytes.getInt(at) == CENTRAL_HEADER) {
      int mode = bytes.getInt(at + 38) >>> 16;
      if ((mode & FILE_KIND) == LINK) {
        return true;
      }
      at +=
          HEADER_LENGTH
              + unsigned(bytes, at + 28)
              + unsigned(bytes, at + 30)
              + unsigned(bytes, at + 32);
    }
    return false;
  }

  // Where the central directory begins: the record at the end of the file says so.
  private static int start(ByteBuffer bytes) {
    int last = bytes.capacity() - END_LENGTH;
    for (int at = last; at >= 0 && at >= last - MOST_COMMENT; at--) {
      if (bytes.getInt(at) == END) {
        return bytes.getInt(at + 16);
      }
    }
    return -1;
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }
}
