package levante.web.gate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** A body that ends with BODY_TOO_LARGE once more than its bound was read. */
final class BoundedStream extends FilterInputStream {
  private final long bound;
  private long read;

  BoundedStream(InputStream body, long bound) {
    super(body);
    this.bound = bound;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int some = super.read(buffer, offset, length);
    count(Math.max(some, 0));
    return some;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  // Reading twice would count twice.
  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    read += bytes;
    if (read > bound) {
      throw new LevanteException(
          ErrorCode.BODY_TOO_LARGE, "a body may have at most %d bytes".formatted(bound));
    }
  }
}
