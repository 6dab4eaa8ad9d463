package levante.oscar.adapter.sandbox.store;

import com.google.common.net.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaul.s3proxy.PutOptions2;
import org.jclouds.blobstore.KeyNotFoundException;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.io.payloads.InputStreamPayload;

/**
 * A store's objects: written, copied, read and removed whole. Multipart uploads are {@link
 * MultipartBlobStore}'s.
 */
@SuppressWarnings("JavaUtilDate") // jclouds speaks no other
abstract class ObjectBlobStore extends FolderBlobStore {
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int PRECONDITION_FAILED = 412;

  ObjectBlobStore(Path root, Clock clock, Consumer<ObjectCreated> listener) {
    super(root, clock, listener);
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
      if (expected != null && !expected.toString().equals(received.md5())) {
        Files.deleteIfExists(received.file());
        throw Blobs.refusal(BAD_REQUEST);
      }
      BlobHead head = bucket.put(received, wish, received.md5());
      tell("Put", container, head);
      return Blobs.quoted(head.eTag());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(PutOptions2 conditions, Optional<BlobHead> there) {
    String match = conditions.getIfMatch();
    String noneMatch = conditions.getIfNoneMatch();
    boolean other = match != null && !there.map(head -> matches(match, head)).orElse(false);
    boolean same = noneMatch != null && there.map(head -> matches(noneMatch, head)).orElse(false);
    if (other || same) {
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
        BlobHead head = target.put(received, copied(source.head(), to, options), received.md5());
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
    boolean other = options.ifMatch() != null && !matches(options.ifMatch(), source);
    boolean same = options.ifNoneMatch() != null && matches(options.ifNoneMatch(), source);
    boolean old =
        options.ifModifiedSince() != null
            && !modified.isAfter(options.ifModifiedSince().toInstant());
    boolean young =
        options.ifUnmodifiedSince() != null
            && modified.isAfter(options.ifUnmodifiedSince().toInstant());
    if (other || same || old || young) {
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
