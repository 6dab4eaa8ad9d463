package levante.oscar.adapter.sandbox.store;

import com.google.common.net.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import levante.kernel.Trees;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.ContainerNotFoundException;
import org.jclouds.blobstore.KeyNotFoundException;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.BlobBuilder;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.ContainerAccess;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.internal.BlobBuilderImpl;
import org.jclouds.blobstore.domain.internal.PageSetImpl;
import org.jclouds.blobstore.options.CreateContainerOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.domain.Location;

/**
 * One store in one folder, as S3Proxy wants it: its buckets and what is listed of them. Whoever
 * listens is told of every object after it is in place. The objects' bytes are {@link
 * ObjectBlobStore}'s.
 */
@SuppressWarnings("JavaUtilDate") // jclouds speaks no other
abstract class FolderBlobStore extends ForwardingBlobStore {

  private final Path root;
  private final Clock clock;
  private final Consumer<ObjectCreated> listener;
  private final BlobStoreContext context = Absent.context();
  private final NavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

  FolderBlobStore(Path root, Clock clock, Consumer<ObjectCreated> listener) {
    super(Absent.store());
    this.root = root;
    this.clock = clock;
    this.listener = listener;
    try {
      Files.createDirectories(root);
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
        for (Path folder : folders) {
          buckets.put(folder.getFileName().toString(), Bucket.open(folder, clock));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the store in " + root, e);
    }
  }

  /** Its buckets, sorted. */
  public List<String> bucketNames() {
    return List.copyOf(buckets.keySet());
  }

  final Bucket bucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new ContainerNotFoundException(name, "no such bucket");
    }
    return bucket;
  }

  final Instant now() {
    return clock.instant();
  }

  final void tell(String eventName, String bucket, BlobHead head) {
    listener.accept(
        new ObjectCreated(
            "s3:ObjectCreated:" + eventName,
            bucket,
            head.key(),
            head.size(),
            head.eTag(),
            Blobs.header(head, HttpHeaders.CONTENT_TYPE).orElse("application/octet-stream"),
            head.userMetadata(),
            Instant.ofEpochMilli(head.lastModified())));
  }

  @Override
  public BlobStoreContext getContext() {
    return context;
  }

  @Override
  public BlobBuilder blobBuilder(String name) {
    return new BlobBuilderImpl().name(name);
  }

  @Override
  public Set<? extends Location> listAssignableLocations() {
    return Set.of();
  }

  @Override
  public PageSet<? extends StorageMetadata> list() {
    List<StorageMetadata> all = new ArrayList<>();
    buckets.forEach((name, bucket) -> all.add(Blobs.bucket(name, made(bucket))));
    return new PageSetImpl<>(all, null);
  }

  private static Date made(Bucket bucket) {
    try {
      return new Date(Files.getLastModifiedTime(bucket.folder()).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    Bucket.Page page =
        bucket(container)
            .list(
                Optional.ofNullable(options.getPrefix()).orElse(""),
                Optional.ofNullable(options.getDelimiter()).orElse(""),
                Optional.ofNullable(options.getMarker()).orElse(""),
                Optional.ofNullable(options.getMaxResults()).orElse(1000));
    List<StorageMetadata> listed = page.entries().stream().map(Blobs::listed).toList();
    boolean more = page.more() && !listed.isEmpty();
    return new PageSetImpl<>(listed, more ? listed.get(listed.size() - 1).getName() : null);
  }

  @Override
  public boolean containerExists(String container) {
    return buckets.containsKey(container);
  }

  @Override
  public synchronized boolean createContainerInLocation(
      Location location, String container, CreateContainerOptions options) {
    if (buckets.containsKey(container)) {
      return false;
    }
    try {
      buckets.put(container, Bucket.open(root.resolve(container), clock));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized boolean deleteContainerIfEmpty(String container) {
    Bucket bucket = bucket(container);
    if (!bucket.isEmpty()) {
      return false;
    }
    buckets.remove(container);
    try {
      Trees.delete(bucket.folder());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ContainerAccess getContainerAccess(String container) {
    bucket(container);
    return ContainerAccess.PRIVATE;
  }

  @Override
  public void setContainerAccess(String container, ContainerAccess access) {
    bucket(container);
    refuseUnless(access == ContainerAccess.PRIVATE);
  }

  @Override
  public BlobAccess getBlobAccess(String container, String key) {
    head(container, key);
    return BlobAccess.PRIVATE;
  }

  @Override
  public void setBlobAccess(String container, String key, BlobAccess access) {
    head(container, key);
    refuseUnless(access == BlobAccess.PRIVATE);
  }

  private static void refuseUnless(boolean isPrivate) {
    if (!isPrivate) {
      throw new UnsupportedOperationException("nothing here is public");
    }
  }

  private BlobHead head(String container, String key) {
    return bucket(container)
        .head(key)
        .orElseThrow(() -> new KeyNotFoundException(container, key, "no such object"));
  }

  @Override
  public boolean blobExists(String container, String key) {
    return bucket(container).head(key).isPresent();
  }

  @Override
  public BlobMetadata blobMetadata(String container, String key) {
    return bucket(container).head(key).map(head -> Blobs.metadata(container, head)).orElse(null);
  }
}
