package levante.oscar.adapter.sandbox.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One file that holds an object's bytes, then its head as JSON, then the head's length and a mark.
 * So an object with all that is known of it appears and goes by one rename, and needs nothing of
 * the file system but that.
 */
final class ObjectFile {
  private static final long MARK = 0x6c_65_76_61_6e_74_65_31L;
  private static final int TRAILER = Integer.BYTES + Long.BYTES;
  private static final int MOST_HEAD_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ObjectFile() {}

  /** What was read from a client: the bytes lie in a file that no reader sees yet. */
  record Received(Path file, long size, String md5) {}

  static Received receive(Path temporary, InputStream bytes) throws IOException {
    Path file = temporary.resolve(UUID.randomUUID().toString());
    MessageDigest md5 = md5();
    try (InputStream in = new DigestInputStream(bytes, md5)) {
      long size = Files.copy(in, file);
      return new Received(file, size, HexFormat.of().formatHex(md5.digest()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Completes what was received and moves it to its place, over an older one. */
  static BlobHead publish(Received received, Path target, Function<Received, BlobHead> toHead)
      throws IOException {
    BlobHead head = toHead.apply(received);
    byte[] json = JSON.writeValueAsBytes(head);
    ByteBuffer tail = ByteBuffer.allocate(json.length + TRAILER);
    tail.put(json).putInt(json.length).putLong(MARK).flip();
    try (FileChannel channel = FileChannel.open(received.file(), StandardOpenOption.APPEND)) {
      while (tail.hasRemaining()) {
        channel.write(tail);
      }
      channel.force(false);
    }
    Files.createDirectories(target.getParent());
    Files.move(
        received.file(),
        target,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return head;
  }

  /** The head of a file; absent when it is none of ours or was cut by a crash of the machine. */
  static Optional<BlobHead> head(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = channel.size() - TRAILER;
      if (end < 0) {
        return Optional.empty();
      }
      ByteBuffer trailer = read(channel, end, TRAILER);
      int length = trailer.getInt();
      if (trailer.getLong() != MARK || length < 0 || length > Math.min(end, MOST_HEAD_BYTES)) {
        return Optional.empty();
      }
      return Optional.of(
          JSON.readValue(read(channel, end - length, length).array(), BlobHead.class));
    }
  }

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("ends early");
      }
    }
    return buffer.flip();
  }
}
