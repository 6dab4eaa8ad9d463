package levante.oscar.adapter.minio;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.ObjectWriteResponse;
import io.minio.RemoveObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.messages.DeleteError;
import io.minio.messages.DeleteObject;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.http.Downloads;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;

/**
 * One object storage through MinIO's client. An object is described by what a listing says, also in
 * {@link #stat}: a HEAD tells its last modification in whole seconds and a listing in milliseconds,
 * and both have to name a version alike. Versions' ids are therefore never told.
 */
final class MinioObjectStorage implements ObjectStorage {
  /** Objects up to this size go up as one PUT, whose eTag is their MD5; larger ones in parts. */
  private static final long PART_BYTES = 16L << 20;

  private static final int BUFFER = 64 << 10;

  private final MinioClient bulk;
  private final MinioClient small;
  private final MinioErrors errors;
  private final MinioBuckets buckets;

  MinioObjectStorage(StorageAccess access, MinioClient bulk, MinioClient small) {
    this.bulk = bulk;
    this.small = small;
    this.errors = new MinioErrors(access);
    this.buckets = new MinioBuckets(small, errors);
  }

  @Override
  public void ensureBucket(String bucket) {
    buckets.ensure(bucket);
  }

  @Override
  public void deleteBucket(String bucket) {
    buckets.delete(bucket);
  }

  @Override
  public List<String> buckets() {
    return buckets.names();
  }

  @Override
  public Optional<StoredObject> stat(String bucket, String key) {
    return list(bucket, key, Optional.empty(), 1).objects().stream()
        .filter(object -> object.key().equals(key))
        .findFirst();
  }

  @Override
  public Map<String, String> metadata(String bucket, String key) {
    return errors.call(
        name(bucket, key),
        () -> {
          Map<String, String> lower = new TreeMap<>();
          small
              .statObject(StatObjectArgs.builder().bucket(bucket).object(key).build())
              .userMetadata()
              .forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
          return lower;
        });
  }

  @Override
  public ObjectPage list(String bucket, String prefix, Optional<String> startAfter, int limit) {
    return errors.call(
        "bucket " + bucket,
        () -> {
          ListObjectsArgs.Builder request =
              ListObjectsArgs.builder()
                  .bucket(bucket)
                  .prefix(prefix)
                  .recursive(true)
                  .maxKeys(limit);
          startAfter.ifPresent(request::startAfter);
          Iterator<Result<Item>> items = small.listObjects(request.build()).iterator();
          List<StoredObject> objects = new ArrayList<>();
          while (objects.size() < limit && items.hasNext()) {
            objects.add(toObject(bucket, items.next().get()));
          }
          boolean full = objects.size() == limit;
          return new ObjectPage(
              objects,
              full && items.hasNext()
                  ? Optional.of(objects.get(limit - 1).key())
                  : Optional.empty());
        });
  }

  private static StoredObject toObject(String bucket, Item item) {
    return new StoredObject(
        bucket,
        item.objectName(),
        item.size(),
        item.etag().replace("\"", ""),
        Optional.empty(),
        item.lastModified().toInstant());
  }

  @Override
  public void download(StoredObject version, Path target) {
    String what = "that version of " + name(version.bucket(), version.key());
    Downloads.whole(
        target,
        part -> {
          try (InputStream in = errors.call(what, () -> bulk.getObject(exactly(version).build()))) {
            copy(what, in, part);
          }
        });
  }

  private static GetObjectArgs.Builder exactly(StoredObject version) {
    return GetObjectArgs.builder()
        .bucket(version.bucket())
        .object(version.key())
        .matchETag('"' + version.eTag() + '"');
  }

  private void copy(String what, InputStream in, Path part) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(part)) {
      int read = errors.call(what, () -> in.read(buffer));
      while (read >= 0) {
        out.write(buffer, 0, read);
        read = errors.call(what, () -> in.read(buffer));
      }
    }
  }

  private static LevanteException disk(String what, IOException cause) {
    return new LevanteException(
        ErrorCode.INTERNAL, "%s: %s".formatted(what, cause.getMessage()), cause);
  }

  @Override
  public InputStream open(String bucket, String key) {
    return errors.<GetObjectResponse>call(
        name(bucket, key),
        () -> bulk.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build()));
  }

  @Override
  public InputStream open(StoredObject version, long offset, long length) {
    GetObjectArgs.Builder request = exactly(version);
    // Of nothing there is no range.
    if (length > 0) {
      request.offset(offset).length(length);
    }
    return errors.<GetObjectResponse>call(
        "that version of " + name(version.bucket(), version.key()),
        () -> bulk.getObject(request.build()));
  }

  @Override
  public StoredObject upload(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata) {
    UploadObjectArgs request = request(bucket, key, source, contentType, metadata);
    ObjectWriteResponse written = errors.call(name(bucket, key), () -> bulk.uploadObject(request));
    StoredObject seen =
        stat(bucket, key)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.OBJECT_NOT_FOUND,
                        name(bucket, key) + " was removed right after its upload"));
    return new StoredObject(
        bucket,
        key,
        request.objectSize(),
        written.etag().replace("\"", ""),
        Optional.empty(),
        seen.lastModified());
  }

  private static UploadObjectArgs request(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata) {
    try {
      return UploadObjectArgs.builder()
          .bucket(bucket)
          .object(key)
          .filename(source.toString(), PART_BYTES)
          .contentType(contentType)
          .userMetadata(metadata)
          .build();
    } catch (IOException e) {
      throw disk("cannot read " + source, e);
    } catch (IllegalArgumentException e) {
      throw new LevanteException(
          ErrorCode.STORAGE_REFUSED,
          "%s cannot be uploaded: %s".formatted(name(bucket, key), e.getMessage()),
          e);
    }
  }

  @Override
  public void delete(String bucket, String key) {
    try {
      errors.call(
          name(bucket, key),
          () -> {
            small.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return key;
          });
    } catch (LevanteException e) {
      if (e.code() != ErrorCode.OBJECT_NOT_FOUND) {
        throw e;
      }
    }
  }

  @Override
  public void deleteAll(String bucket, List<String> keys) {
    RemoveObjectsArgs request =
        RemoveObjectsArgs.builder()
            .bucket(bucket)
            .objects(keys.stream().map(DeleteObject::new).toList())
            .build();
    errors.call(
        "%d objects of bucket %s".formatted(keys.size(), bucket),
        () -> {
          for (Result<DeleteError> refused : bulk.removeObjects(request)) {
            throw refused(bucket, refused.get());
          }
          return keys;
        });
  }

  private static LevanteException refused(String bucket, DeleteError error) {
    return new LevanteException(
        ErrorCode.STORAGE_REFUSED,
        "the storage does not delete %s: %s"
            .formatted(name(bucket, error.objectName()), error.code()));
  }

  private static String name(String bucket, String key) {
    return "object " + bucket + "/" + key;
  }
}
