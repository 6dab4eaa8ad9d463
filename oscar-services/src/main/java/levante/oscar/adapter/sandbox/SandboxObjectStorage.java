package levante.oscar.adapter.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.kernel.Trees;
import levante.oscar.adapter.sandbox.store.EventJson;
import levante.oscar.adapter.sandbox.store.MultipartBlobStore;
import levante.oscar.adapter.sandbox.store.ObjectCreated;
import levante.oscar.adapter.sandbox.store.S3Listener;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An object storage in this process that really speaks S3 over HTTP with signatures: many stores
 * behind one listener on 127.0.0.1, told apart by their access keys. Stores, keys, objects, rules
 * and the port survive a restart; events that wait to be posted do not, as in a MinIO without a
 * queue.
 */
public final class SandboxObjectStorage implements BucketNotifications, AutoCloseable {
  /** The region that clients sign for. */
  public static final String REGION = "us-east-1";

  private static final Logger log = LoggerFactory.getLogger(SandboxObjectStorage.class);
  private static final Pattern STORE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final int ACCESS_KEY_BYTES = 10;
  private static final int SECRET_KEY_BYTES = 20;

  private final StoreTable table;
  private final Path data;
  private final WebhookTargets targets;
  private final Clock clock;
  private final SandboxStorageConfig config;
  private final EventPoster poster;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private Optional<S3Listener> listener = Optional.empty();

  /** A store that can be asked. */
  private record Open(StoreTable.Store store, MultipartBlobStore blobs) {}

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
    this.table = new StoreTable(SandboxWorld.open(world));
    this.data = data.toAbsolutePath().normalize();
    this.targets = targets;
    this.clock = clock;
    this.config = config;
    this.poster = new EventPoster(config);
    try {
      Files.createDirectories(this.data);
      removeForgotten();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + data, e);
    }
    table.stores().forEach(this::open);
  }

  /** A store whose removal was cut short has no row any more, but still a folder. */
  private void removeForgotten() throws IOException {
    List<String> known = table.stores().stream().map(StoreTable.Store::name).toList();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(data)) {
      for (Path folder : folders) {
        if (!known.contains(folder.getFileName().toString())) {
          Trees.delete(folder);
        }
      }
    }
  }

  private Open open(StoreTable.Store store) {
    Open opened =
        new Open(
            store,
            new MultipartBlobStore(
                data.resolve(store.name()), clock, created -> tell(store.name(), created)));
    open.put(store.name(), opened);
    return opened;
  }

  /** Listens. Throws STORAGE_UNREACHABLE when the port is taken by another process. */
  public synchronized void start() {
    if (listener.isPresent()) {
      return;
    }
    int port = config.port() == 0 ? table.port().orElse(0) : config.port();
    S3Listener started =
        S3Listener.start(
            port,
            config.mostThreads(),
            key ->
                open.values().stream()
                    .filter(one -> one.store().accessKey().equals(key))
                    .findFirst()
                    .map(one -> new S3Listener.Tenant(one.store().secretKey(), one.blobs())));
    table.keepPort(started.port());
    listener = Optional.of(started);
    log.atInfo()
        .addKeyValue("port", started.port())
        .addKeyValue("stores", open.size())
        .log("object storage listens");
  }

  /** Where it listens; known from the first start on. */
  public URI endpoint() {
    int port =
        table
            .port()
            .orElseThrow(() -> new IllegalStateException("the object storage was never started"));
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Makes a store with random keys unless it is there.
   *
   * @param name of letters, digits, dots and dashes; becomes the access's {@code id}
   */
  public synchronized StorageAccess ensureStore(String name) {
    if (!STORE_NAME.matcher(name).matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "'%s' cannot name a store".formatted(name));
    }
    Open store = open.get(name);
    if (store == null) {
      StoreTable.Store made =
          new StoreTable.Store(name, key(ACCESS_KEY_BYTES), Secret.of(key(SECRET_KEY_BYTES)));
      table.add(made);
      store = open(made);
      log.atInfo().addKeyValue("store", name).log("store made");
    }
    return access(store.store());
  }

  private String key(int bytes) {
    byte[] key = new byte[bytes];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  private StorageAccess access(StoreTable.Store store) {
    return new StorageAccess(
        store.name(),
        endpoint(),
        store.accessKey(),
        store.secretKey(),
        REGION,
        StorageAccess.Tls.VERIFIED,
        StorageAccess.Protocol.S3);
  }

  /** The access of a store; absent when there is none. */
  public Optional<StorageAccess> access(String name) {
    return Optional.ofNullable(open.get(name)).map(one -> access(one.store()));
  }

  /** Removes a store with its buckets, objects and rules; gone already is fine. */
  public synchronized void deleteStore(String name) {
    if (open.remove(name) == null) {
      return;
    }
    table.remove(name);
    try {
      Trees.delete(data.resolve(name));
    } catch (IOException e) {
      // The next start removes what is left; nobody can reach it any more.
      log.atWarn().addKeyValue("store", name).setCause(e).log("store removed but for some files");
    }
    log.atInfo().addKeyValue("store", name).log("store removed");
  }

  /** The names of all stores, sorted. */
  public List<String> stores() {
    return open.keySet().stream().sorted().toList();
  }

  /** The buckets of a store, sorted; none when there is no such store. */
  public List<String> bucketsOf(String name) {
    return Optional.ofNullable(open.get(name))
        .map(one -> one.blobs().bucketNames())
        .orElse(List.of());
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    Open store =
        open.values().stream()
            .filter(one -> one.store().accessKey().equals(storage.accessKey()))
            .filter(one -> one.store().secretKey().equals(storage.secretKey()))
            .findFirst()
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.STORAGE_REFUSED,
                        "%s is no store of the sandbox, or has other keys"
                            .formatted(storage.id())));
    if (!store.blobs().containerExists(bucket)) {
      throw new LevanteException(
          ErrorCode.OBJECT_NOT_FOUND,
          "%s has no bucket %s".formatted(store.store().name(), bucket));
    }
    table.replaceRules(store.store().name(), bucket, prefixes);
  }

  private void tell(String store, ObjectCreated created) {
    try {
      if (table.rules(store, created.bucket()).stream().anyMatch(created.key()::startsWith)) {
        targets
            .of(store)
            .ifPresentOrElse(
                target -> poster.post(target, EventJson.render(created)),
                () -> log.atDebug().addKeyValue("store", store).log("event without a target"));
      }
    } catch (RuntimeException e) {
      // The object is stored; that nobody hears of it must not fail its writer.
      log.atWarn().addKeyValue("store", store).setCause(e).log("event lost");
    }
  }

  /** Stops listening and drops the events that wait. */
  @Override
  public synchronized void close() {
    listener.ifPresent(S3Listener::close);
    listener = Optional.empty();
    poster.close();
  }
}
