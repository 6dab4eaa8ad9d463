package levante.oscar.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;

/** Objects in memory. As with the real ones, a HEAD tells the time to the second only. */
public final class MemoryObjectStorage implements ObjectStorage {
  private final Clock clock;
  private final CrashPoints points;
  private final Map<String, TreeMap<String, Kept>> buckets = new TreeMap<>();
  private boolean reachable = true;
  private boolean versioned;

  private record Kept(StoredObject object, String content, Map<String, String> metadata) {}

  public MemoryObjectStorage(Clock clock, CrashPoints points) {
    this.clock = clock;
    this.points = points;
  }

  public void reachable(boolean answers) {
    reachable = answers;
  }

  public void versioned(boolean keepsVersions) {
    versioned = keepsVersions;
  }

  public void dropBucket(String bucket) {
    buckets.remove(bucket);
  }

  /** What somebody uploads; the module itself is not involved. */
  public StoredObject put(String bucket, String key, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String eTag = UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
    Optional<String> version =
        versioned
            ? Optional.of("v" + clock.instant().toEpochMilli() + content.hashCode())
            : Optional.empty();
    StoredObject object =
        new StoredObject(bucket, key, bytes.length, eTag, version, clock.instant());
    buckets
        .computeIfAbsent(bucket, any -> new TreeMap<>())
        .put(key, new Kept(object, content, Map.of()));
    return object;
  }

  private void call(String what) {
    points.pass("storage " + what);
    if (!reachable) {
      throw new LevanteException(ErrorCode.STORAGE_UNREACHABLE, "connection refused");
    }
  }

  private Map<String, Kept> bucket(String bucket) {
    Map<String, Kept> objects = buckets.get(bucket);
    if (objects == null) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no bucket " + bucket);
    }
    return objects;
  }

  private Kept kept(String bucket, String key) {
    return Optional.ofNullable(bucket(bucket).get(key))
        .orElseThrow(() -> new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no object " + key));
  }

  @Override
  public void ensureBucket(String bucket) {
    call("ensureBucket");
    buckets.computeIfAbsent(bucket, any -> new TreeMap<>());
  }

  @Override
  public void deleteBucket(String bucket) {
    call("deleteBucket");
    if (!buckets.getOrDefault(bucket, new TreeMap<>()).isEmpty()) {
      throw new LevanteException(ErrorCode.BUCKET_IN_USE, "something is in " + bucket);
    }
    buckets.remove(bucket);
  }

  @Override
  public List<String> buckets() {
    call("buckets");
    return List.copyOf(buckets.keySet());
  }

  @Override
  public Optional<StoredObject> stat(String bucket, String key) {
    call("stat");
    return Optional.ofNullable(buckets.getOrDefault(bucket, new TreeMap<>()).get(key))
        .map(Kept::object)
        .map(
            one ->
                as(
                    one,
                    one.versionId(),
                    Instant.ofEpochSecond(one.lastModified().getEpochSecond())));
  }

  private static StoredObject as(StoredObject one, Optional<String> version, Instant modified) {
    return new StoredObject(one.bucket(), one.key(), one.size(), one.eTag(), version, modified);
  }

  @Override
  public Map<String, String> metadata(String bucket, String key) {
    call("metadata");
    return kept(bucket, key).metadata();
  }

  @Override
  public ObjectPage list(String bucket, String prefix, Optional<String> startAfter, int limit) {
    call("list");
    List<StoredObject> page = new ArrayList<>();
    boolean more = false;
    for (Kept kept : bucket(bucket).values()) {
      String key = kept.object().key();
      if (key.startsWith(prefix)
          && startAfter.filter(after -> key.compareTo(after) <= 0).isEmpty()) {
        more = page.size() == limit;
        if (more) {
          break;
        }
        page.add(as(kept.object(), Optional.empty(), kept.object().lastModified()));
      }
    }
    return new ObjectPage(
        page, more ? Optional.of(page.get(page.size() - 1).key()) : Optional.empty());
  }

  @Override
  public void download(StoredObject version, Path target) {
    call("download");
    Kept kept = kept(version.bucket(), version.key());
    if (!kept.object().eTag().equals(version.eTag())) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "overwritten: " + version.key());
    }
    try {
      Files.writeString(target, kept.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(String bucket, String key) {
    call("open");
    return new ByteArrayInputStream(kept(bucket, key).content().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public InputStream open(StoredObject version, long offset, long length) {
    call("open");
    Kept kept = kept(version.bucket(), version.key());
    if (!kept.object().eTag().equals(version.eTag())) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "overwritten: " + version.key());
    }
    byte[] bytes = kept.content().getBytes(StandardCharsets.UTF_8);
    return new ByteArrayInputStream(bytes, Math.toIntExact(offset), Math.toIntExact(length));
  }

  @Override
  public StoredObject upload(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata) {
    call("upload");
    try {
      return put(bucket, key, Files.readString(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(String bucket, String key) {
    call("delete");
    buckets.getOrDefault(bucket, new TreeMap<>()).remove(key);
  }

  @Override
  public void deleteAll(String bucket, List<String> keys) {
    call("deleteAll");
    keys.forEach(buckets.getOrDefault(bucket, new TreeMap<>())::remove);
  }
}
