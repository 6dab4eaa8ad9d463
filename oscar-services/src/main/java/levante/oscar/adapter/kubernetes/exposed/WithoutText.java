package levante.oscar.adapter.kubernetes.exposed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream without a certain text, however it is cut into pieces. */
final class WithoutText extends InputStream {
  private static final int PIECE = 16 << 10;

  private final InputStream from;
  private final byte[] text;
  private final byte[] buffer;

  /** What of the buffer is read but not given out. */
  private int start;

  private int end;

  /** So far nothing of the text begins. */
  private int sure;

  private boolean atEnd;

  WithoutText(InputStream from, String text) {
    this.from = from;
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.buffer = new byte[PIECE + this.text.length];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (start == sure) {
      if (!more()) {
        return -1;
      }
    }
    int given = Math.min(length, sure - start);
    System.arraycopy(buffer, start, into, offset, given);
    start += given;
    return given;
  }

  /** Whether there may be something to give out. */
  private boolean more() throws IOException {
    if (startsWith(start)) {
      start += text.length;
    } else if (atEnd) {
      if (start == end) {
        return false;
      }
      sure = end;
      look();
      return true;
    } else {
      fill();
    }
    sure = start;
    look();
    return true;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int read = from.read(buffer, end, buffer.length - end);
    atEnd = read < 0;
    end += Math.max(read, 0);
  }

  /** Finds the first place where the text begins, or may begin with what is still to come. */
  private void look() {
    int at = start;
    while (at < end && !begins(at)) {
      at++;
    }
    sure = at;
  }

  private boolean begins(int at) {
    int known = Math.min(text.length, end - at);
    if (known < text.length && atEnd) {
      return false;
    }
    for (int i = 0; i < known; i++) {
      if (buffer[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(int at) {
    return end - at >= text.length && begins(at);
  }

  @Override
  public void close() throws IOException {
    from.close();
  }
}
