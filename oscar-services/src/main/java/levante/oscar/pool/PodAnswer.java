package levante.oscar.pool;

import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import levante.oscar.supervisor.call.CallEnd;

/**
 * What a pod answered to a call, out of the pod: so that a slow reader keeps no pod from the next
 * call. What is large lies in a file until this is closed.
 */
public final class PodAnswer implements AutoCloseable {
  /** So much is kept in memory. */
  private static final int MOST_BYTES_IN_MEMORY = 256 << 10;

  private final CallEnd end;
  private final byte[] small;
  private final Optional<Path> large;

  /** Writes the bytes of all files, one after another. */
  @FunctionalInterface
  public interface Content {
    /** Writes them. */
    void writeTo(OutputStream out) throws IOException;
  }

  private PodAnswer(CallEnd end, byte[] small, Optional<Path> large) {
    this.end = Objects.requireNonNull(end, "end");
    this.small = small;
    this.large = large;
  }

  /** Takes over what follows the end of a call. */
  public static PodAnswer of(CallEnd end, Content content) throws IOException {
    long bytes = end.files().stream().mapToLong(CallEnd.Made::size).sum();
    if (bytes <= MOST_BYTES_IN_MEMORY) {
      ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes);
      content.writeTo(out);
      return new PodAnswer(end, complete(out.toByteArray(), bytes), Optional.empty());
    }
    Path file = Files.createTempFile("levante-answer-", ".files");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        content.writeTo(out);
      }
      if (Files.size(file) != bytes) {
        throw new IOException("%d bytes of %d".formatted(Files.size(file), bytes));
      }
      return new PodAnswer(end, new byte[0], Optional.of(file));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static byte[] complete(byte[] read, long bytes) throws IOException {
    if (read.length != bytes) {
      throw new IOException("%d bytes of %d".formatted(read.length, bytes));
    }
    return read;
  }

  /** How the call ended. */
  public CallEnd end() {
    return end;
  }

  /** The bytes of a file, by its place among them. */
  public InputStream open(int file) throws IOException {
    long before = end.files().stream().limit(file).mapToLong(CallEnd.Made::size).sum();
    long size = end.files().get(file).size();
    if (large.isEmpty()) {
      return new ByteArrayInputStream(small, (int) before, (int) size);
    }
    FileChannel channel = FileChannel.open(large.get(), StandardOpenOption.READ);
    channel.position(before);
    return ByteStreams.limit(Channels.newInputStream(channel), size);
  }

  @Override
  public void close() {
    try {
      if (large.isPresent()) {
        Files.deleteIfExists(large.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
