package levante.oscar.adapter.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;

/**
 * An object storage in this process that really speaks S3 over HTTP with signatures: many stores
 * behind one listener on 127.0.0.1, told apart by their access keys. Stores, keys, objects, rules
 * and the port survive a restart; events that wait to be posted do not, as in a MinIO without a
 * queue.
 */
public final class SandboxObjectStorage implements BucketNotifications, AutoCloseable {
  /**
   * A storage that does not listen yet.
   *
   * @param world the sandbox's database
   * @param data where the objects lie
   */
  public SandboxObjectStorage(
      DataSource world,
      Path data,
      WebhookTargets targets,
      Clock clock,
      SandboxStorageConfig config) {
    throw new UnsupportedOperationException("" + world + data + targets + clock + config);
  }

  /** Listens. Throws STORAGE_UNREACHABLE when the port is taken by another process. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Where it listens; known from the first start on. */
  public URI endpoint() {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes a store with random keys unless it is there.
   *
   * @param name of letters, digits, dots and dashes; becomes the access's {@code id}
   */
  public StorageAccess ensureStore(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** The access of a store; absent when there is none. */
  public Optional<StorageAccess> access(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** Removes a store with its buckets, objects and rules; gone already is fine. */
  public void deleteStore(String name) {
    throw new UnsupportedOperationException(name);
  }

  /** The names of all stores, sorted. */
  public List<String> stores() {
    throw new UnsupportedOperationException();
  }

  /** The buckets of a store, sorted; none when there is no such store. */
  public List<String> bucketsOf(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    throw new UnsupportedOperationException();
  }

  /** Stops listening and drops the events that wait. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
