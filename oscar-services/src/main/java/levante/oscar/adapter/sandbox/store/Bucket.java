package levante.oscar.adapter.sandbox.store;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import levante.kernel.Trees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bucket: a folder of object files and, in memory, their heads in the byte order of their keys.
 * An overwritten object's last modification is at least a full second after the one before, so that
 * two versions never look the same in a listing, which tells seconds.
 */
final class Bucket {
  static final Comparator<String> KEY_ORDER =
      Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final Logger log = LoggerFactory.getLogger(Bucket.class);

  private final Path folder;
  private final Clock clock;
  private final NavigableMap<String, BlobHead> heads = new ConcurrentSkipListMap<>(KEY_ORDER);

  private Bucket(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Opens the bucket in a folder, making it when it is new; removes what a crash left half done.
   */
  static Bucket open(Path folder, Clock clock) throws IOException {
    Bucket bucket = new Bucket(folder, clock);
    Files.createDirectories(bucket.objects());
    Files.createDirectories(bucket.uploads());
    Files.createDirectories(bucket.temporary());
    Trees.clear(bucket.temporary());
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(bucket.objects())) {
      for (Path shard : shards) {
        bucket.load(shard);
      }
    }
    return bucket;
  }

  private void load(Path shard) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
      for (Path file : files) {
        Optional<BlobHead> head = ObjectFile.head(file);
        if (head.isPresent()) {
          heads.put(head.get().key(), head.get());
        } else {
          log.atWarn().addKeyValue("file", file).log("not an object, left alone");
        }
      }
    }
  }

  Path uploads() {
    return folder.resolve("uploads");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  private Path objects() {
    return folder.resolve("objects");
  }

  Path folder() {
    return folder;
  }

  boolean isEmpty() {
    return heads.isEmpty();
  }

  Optional<BlobHead> head(String key) {
    return Optional.ofNullable(heads.get(key));
  }

  /** Puts an object in its place; the head's size, tag and time come from what was received. */
  synchronized BlobHead put(ObjectFile.Received received, BlobHead wish, String eTag)
      throws IOException {
    BlobHead before = heads.get(wish.key());
    long now = clock.millis();
    long at = before == null ? now : Math.max(now, before.lastModified() / 1000 * 1000 + 1000);
    BlobHead head =
        ObjectFile.publish(received, file(wish.key()), seen -> wish.stored(seen.size(), eTag, at));
    heads.put(head.key(), head);
    return head;
  }

  synchronized void remove(String key) throws IOException {
    heads.remove(key);
    Files.deleteIfExists(file(key));
  }

  /** Opens an object; head and bytes are of one version. Absent when there is none. */
  synchronized Optional<Opened> open(String key) throws IOException {
    BlobHead head = heads.get(key);
    return head == null
        ? Optional.empty()
        : Optional.of(new Opened(head, FileChannel.open(file(key), StandardOpenOption.READ)));
  }

  /** An object ready to be read; what replaces it meanwhile does not show. */
  record Opened(BlobHead head, FileChannel channel) {
    InputStream bytes(long offset, long length) throws IOException {
      channel.position(offset);
      return ByteStreams.limit(Channels.newInputStream(channel), length);
    }
  }

  /** One entry of a listing: an object, or a common prefix when {@code head} is absent. */
  record Entry(String name, Optional<BlobHead> head) {}

  /** A page in key order, and whether more follows. */
  record Page(List<Entry> entries, boolean more) {}

  Page list(String prefix, String delimiter, String after, int limit) {
    NavigableMap<String, BlobHead> tail =
        KEY_ORDER.compare(after, prefix) >= 0 && !after.isEmpty()
            ? heads.tailMap(after, false)
            : heads.tailMap(prefix, true);
    List<Entry> entries = new ArrayList<>();
    String last = after;
    for (BlobHead head : tail.values()) {
      if (!head.key().startsWith(prefix)) {
        break;
      }
      Entry entry = entry(head, prefix, delimiter);
      if (entry.head().isEmpty() && KEY_ORDER.compare(entry.name(), last) <= 0) {
        continue;
      }
      if (entries.size() >= limit) {
        return new Page(entries, true);
      }
      entries.add(entry);
      last = entry.name();
    }
    return new Page(entries, false);
  }

  private static Entry entry(BlobHead head, String prefix, String delimiter) {
    int at = delimiter.isEmpty() ? -1 : head.key().indexOf(delimiter, prefix.length());
    return at < 0
        ? new Entry(head.key(), Optional.of(head))
        : new Entry(head.key().substring(0, at + delimiter.length()), Optional.empty());
  }

  private Path file(String key) {
    String name = HexFormat.of().formatHex(sha256(key));
    return objects().resolve(name.substring(0, 2)).resolve(name);
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
