package levante.oscar.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * An object storage in memory that passes {@link ObjectStorageContract}; one instance a storage.
 */
public final class InMemoryObjectStorage implements ObjectStorage {
  private static final Comparator<String> KEY_ORDER =
      Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final Clock clock;
  private final NavigableMap<String, NavigableMap<String, Entry>> buckets = new TreeMap<>();
  private Optional<LevanteException> outage = Optional.empty();

  private record Entry(StoredObject object, ByteBuffer bytes, Map<String, String> metadata) {}

  /** An empty storage. */
  public InMemoryObjectStorage(Clock clock) {
    this.clock = clock;
  }

  /** From now on every call fails so, until {@link #recover()}. */
  public synchronized void fail(ErrorCode code) {
    outage = Optional.of(new LevanteException(code, "scripted"));
  }

  /** Ends an outage. */
  public synchronized void recover() {
    outage = Optional.empty();
  }

  /** Puts text as an object, making its bucket. */
  public synchronized StoredObject put(String bucket, String key, String text) {
    ensureBucket(bucket);
    return put(bucket, key, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private StoredObject put(String bucket, String key, byte[] bytes, Map<String, String> metadata) {
    NavigableMap<String, Entry> objects = objects(bucket);
    Instant now = Instant.ofEpochMilli(clock.millis());
    Entry before = objects.get(key);
    Instant at =
        before == null || now.isAfter(before.object().lastModified())
            ? now
            : before.object().lastModified().plusMillis(1);
    Map<String, String> lower = new TreeMap<>();
    metadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    StoredObject object =
        new StoredObject(bucket, key, bytes.length, md5(bytes), Optional.empty(), at);
    objects.put(key, new Entry(object, ByteBuffer.wrap(bytes), lower));
    return object;
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private NavigableMap<String, Entry> objects(String bucket) {
    outage.ifPresent(
        failure -> {
          throw failure;
        });
    return Optional.ofNullable(buckets.get(bucket))
        .orElseThrow(() -> new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no bucket " + bucket));
  }

  private Entry entry(String bucket, String key) {
    return Optional.ofNullable(objects(bucket).get(key))
        .orElseThrow(() -> new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no object " + key));
  }

  @Override
  public synchronized void ensureBucket(String bucket) {
    outage.ifPresent(
        failure -> {
          throw failure;
        });
    buckets.computeIfAbsent(bucket, name -> new TreeMap<>(KEY_ORDER));
  }

  @Override
  public synchronized void deleteBucket(String bucket) {
    outage.ifPresent(
        failure -> {
          throw failure;
        });
    if (buckets.containsKey(bucket) && !buckets.get(bucket).isEmpty()) {
      throw new LevanteException(ErrorCode.BUCKET_IN_USE, "something is in " + bucket);
    }
    buckets.remove(bucket);
  }

  @Override
  public synchronized List<String> buckets() {
    outage.ifPresent(
        failure -> {
          throw failure;
        });
    return List.copyOf(buckets.keySet());
  }

  @Override
  public synchronized Optional<StoredObject> stat(String bucket, String key) {
    return Optional.ofNullable(objects(bucket).get(key)).map(Entry::object);
  }

  @Override
  public synchronized Map<String, String> metadata(String bucket, String key) {
    return entry(bucket, key).metadata();
  }

  @Override
  public synchronized ObjectPage list(
      String bucket, String prefix, Optional<String> startAfter, int limit) {
    List<StoredObject> page = new ArrayList<>();
    for (Entry entry : objects(bucket).values()) {
      StoredObject object = entry.object();
      boolean after =
          startAfter.map(start -> KEY_ORDER.compare(object.key(), start) > 0).orElse(true);
      if (after && object.key().startsWith(prefix)) {
        if (page.size() == limit) {
          return new ObjectPage(page, Optional.of(page.get(limit - 1).key()));
        }
        page.add(object);
      }
    }
    return new ObjectPage(page, Optional.empty());
  }

  @Override
  public synchronized void download(StoredObject version, Path target) {
    Entry entry = entry(version.bucket(), version.key());
    if (!entry.object().eTag().equals(version.eTag())) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "overwritten");
    }
    try {
      Files.write(target, entry.bytes().array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized InputStream open(String bucket, String key) {
    return new ByteArrayInputStream(entry(bucket, key).bytes().array());
  }

  @Override
  public synchronized InputStream open(StoredObject version, long offset, long length) {
    Entry entry = entry(version.bucket(), version.key());
    if (!entry.object().eTag().equals(version.eTag())) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "overwritten");
    }
    return new ByteArrayInputStream(
        entry.bytes().array(), Math.toIntExact(offset), Math.toIntExact(length));
  }

  @Override
  public synchronized StoredObject upload(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata) {
    try {
      return put(bucket, key, Files.readAllBytes(source), metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void delete(String bucket, String key) {
    outage.ifPresent(
        failure -> {
          throw failure;
        });
    Optional.ofNullable(buckets.get(bucket)).ifPresent(objects -> objects.remove(key));
  }

  @Override
  public synchronized void deleteAll(String bucket, List<String> keys) {
    keys.forEach(key -> delete(bucket, key));
  }
}
