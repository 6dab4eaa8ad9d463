package levante.oscar.adapter.sandbox.store;

import com.google.common.net.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.gaul.s3proxy.PutOptions2;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.ContainerNotFoundException;
import org.jclouds.blobstore.KeyNotFoundException;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.BlobBuilder;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.ContainerAccess;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.internal.BlobBuilderImpl;
import org.jclouds.blobstore.domain.internal.PageSetImpl;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.CreateContainerOptions;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.domain.Location;
import org.jclouds.io.payloads.InputStreamPayload;

/**
 * One store in one folder, as S3Proxy wants it: its buckets and objects. Whoever listens is told of
 * every object after it is in place. Multipart uploads are {@link MultipartBlobStore}'s.
 */
abstract class FolderBlobStore extends ForwardingBlobStore {
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int PRECONDITION_FAILED = 412;

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

  @Override
  public String putBlob(String container, Blob blob) {
    return putBlob(container, blob, new PutOptions());
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    BlobMetadata metadata = blob.getMetadata();
    BlobHead wish =
        Blobs.wish(metadata.getName(), metadata.getContentMetadata(), metadata.getUserMetadata());
    Bucket bucket = bucket(container);
    if (options instanceof PutOptions2 conditions) {
      check(conditions, bucket.head(wish.key()));
    }
    try {
      ObjectFile.Received received =
          ObjectFile.receive(bucket.temporary(), blob.getPayload().openStream());
      var expected = metadata.getContentMetadata().getContentMD5AsHashCode();
      if (expected != null && !expected.toString().equals(received.md5Hex())) {
        Files.deleteIfExists(received.file());
        throw Blobs.refusal(BAD_REQUEST);
      }
      BlobHead head = bucket.put(received, wish, received.md5Hex());
      tell("Put", container, head);
      return Blobs.quoted(head.eTag());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(PutOptions2 conditions, Optional<BlobHead> there) {
    String match = conditions.getIfMatch();
    String noneMatch = conditions.getIfNoneMatch();
    if (match != null && !there.map(head -> matches(match, head)).orElse(false)
        || noneMatch != null && there.map(head -> matches(noneMatch, head)).orElse(false)) {
      throw Blobs.refusal(PRECONDITION_FAILED);
    }
  }

  private static boolean matches(String tag, BlobHead head) {
    return tag.equals("*") || Blobs.bare(tag).equals(head.eTag());
  }

  @Override
  public String copyBlob(
      String fromContainer, String from, String toContainer, String to, CopyOptions options) {
    try {
      Bucket.Opened source =
          bucket(fromContainer)
              .open(from)
              .orElseThrow(() -> new KeyNotFoundException(fromContainer, from, "no such object"));
      try (InputStream bytes = source.bytes(0, source.head().size())) {
        checkCopy(options, source.head());
        Bucket target = bucket(toContainer);
        ObjectFile.Received received = ObjectFile.receive(target.temporary(), bytes);
        BlobHead head = target.put(received, copied(source.head(), to, options), received.md5Hex());
        tell("Copy", toContainer, head);
        return Blobs.quoted(head.eTag());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BlobHead copied(BlobHead source, String to, CopyOptions options) {
    Map<String, String> headers =
        options.contentMetadata() == null
            ? source.headers()
            : Blobs.headers(source, options.contentMetadata());
    Map<String, String> user =
        options.userMetadata() == null ? source.userMetadata() : options.userMetadata();
    return new BlobHead(to, 0, "", 0, headers, user);
  }

  private static void checkCopy(CopyOptions options, BlobHead source) {
    Instant modified = Instant.ofEpochMilli(source.lastModified());
    if (options.ifMatch() != null && !matches(options.ifMatch(), source)
        || options.ifNoneMatch() != null && matches(options.ifNoneMatch(), source)
        || options.ifModifiedSince() != null
            && !modified.isAfter(options.ifModifiedSince().toInstant())
        || options.ifUnmodifiedSince() != null
            && modified.isAfter(options.ifUnmodifiedSince().toInstant())) {
      throw Blobs.refusal(PRECONDITION_FAILED);
    }
  }

  @Override
  public Blob getBlob(String container, String key) {
    return getBlob(container, key, new GetOptions());
  }

  @Override
  public Blob getBlob(String container, String key, GetOptions options) {
    try {
      Optional<Bucket.Opened> found = bucket(container).open(key);
      if (found.isEmpty()) {
        return null;
      }
      try {
        return read(container, found.get(), options);
      } catch (IOException | RuntimeException e) {
        found.get().channel().close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Blob read(String container, Bucket.Opened opened, GetOptions options)
      throws IOException {
    BlobHead head = opened.head();
    if (options.getIfMatch() != null && !matches(options.getIfMatch(), head)) {
      throw Blobs.refusal(PRECONDITION_FAILED);
    }
    if (options.getIfNoneMatch() != null && matches(options.getIfNoneMatch(), head)) {
      throw Blobs.refusal(NOT_MODIFIED);
    }
    Instant modified = Instant.ofEpochMilli(head.lastModified() / 1000 * 1000);
    if (options.getIfModifiedSince() != null
        && !modified.isAfter(options.getIfModifiedSince().toInstant())) {
      throw Blobs.refusal(NOT_MODIFIED);
    }
    if (options.getIfUnmodifiedSince() != null
        && modified.isAfter(options.getIfUnmodifiedSince().toInstant())) {
      throw Blobs.refusal(PRECONDITION_FAILED);
    }
    ByteRange range = ByteRange.of(options.getRanges(), head.size());
    InputStream bytes = opened.bytes(range.first(), range.length());
    Blob blob = Blobs.blob(head, new InputStreamPayload(bytes), range.length());
    blob.getMetadata().setContainer(container);
    range
        .contentRange(head.size())
        .ifPresent(value -> blob.getAllHeaders().put(HttpHeaders.CONTENT_RANGE, value));
    return blob;
  }

  @Override
  public void removeBlob(String container, String key) {
    try {
      bucket(container).remove(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void removeBlobs(String container, Iterable<String> keys) {
    keys.forEach(key -> removeBlob(container, key));
  }
}
