package levante.oscar.adapter.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Brings what answers carry to where it is wanted. */
public final class Downloads {
  private static final int BUFFER = 64 << 10;

  private Downloads() {}

  /** Writes a file. */
  @FunctionalInterface
  public interface Writer {
    /** The whole of it. */
    void write(Path file) throws IOException;
  }

  /**
   * Writes a file that is complete or absent.
   *
   * @param into writes it to the file it is given, which becomes the target afterwards
   * @throws LevanteException INTERNAL when the disk does not take it
   */
  public static void whole(Path target, Writer into) {
    Path part = target.resolveSibling(".levante-" + UUID.randomUUID());
    try {
      into.write(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw disk("write", target, e);
    } finally {
      discard(part);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw disk("remove", part, e);
    }
  }

  /**
   * Writes what an answer carries; returns how many bytes it was.
   *
   * @throws LevanteException STORAGE_UNREACHABLE when it breaks off, INTERNAL when the disk does
   *     not take it
   */
  public static long copy(HttpStorage http, String what, Answer answer, Path file) {
    byte[] buffer = new byte[BUFFER];
    long all = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      InputStream in = answer.body();
      for (int read = read(http, what, in, buffer);
          read >= 0;
          read = read(http, what, in, buffer)) {
        out.write(buffer, 0, read);
        all += read;
      }
      return all;
    } catch (IOException e) {
      throw disk("write", file, e);
    }
  }

  private static int read(HttpStorage http, String what, InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw http.unreachable(what, String.valueOf(e));
    }
  }

  private static LevanteException disk(String verb, Path file, IOException cause) {
    return new LevanteException(
        ErrorCode.INTERNAL, "cannot %s %s: %s".formatted(verb, file, cause.getMessage()), cause);
  }

  /** The first bytes of a stream; what follows is not read. Closing it closes the stream. */
  public static InputStream first(InputStream in, long length) {
    return new First(in, length);
  }

  private static final class First extends FilterInputStream {
    private long left;

    First(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      int read = left > 0 ? super.read() : -1;
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      int read = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(super.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
