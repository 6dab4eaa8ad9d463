package levante.oscar.adapter.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jclouds.blobstore.KeyNotFoundException;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.io.Payload;

/** One store with its multipart uploads: the whole of what S3Proxy serves. */
@SuppressWarnings("JavaUtilDate") // jclouds speaks no other
public final class MultipartBlobStore extends ObjectBlobStore {
  private static final long MOST_PART_BYTES = 5L << 30;
  private static final int MOST_PARTS = 10_000;

  /**
   * Opens the store in a folder, and makes it when it is new.
   *
   * @param listener told of every object after it is in place, on the writer's thread
   */
  public MultipartBlobStore(Path root, Clock clock, Consumer<ObjectCreated> listener) {
    super(root, clock, listener);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(
      String container, BlobMetadata metadata, PutOptions options) {
    BlobHead wish =
        Blobs.wish(metadata.getName(), metadata.getContentMetadata(), metadata.getUserMetadata());
    String id = in(container, uploads -> uploads.begin(wish));
    return MultipartUpload.create(container, wish.key(), id, metadata, options);
  }

  @Override
  public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
    wish(upload);
    Uploads.Part part =
        in(
            upload.containerName(),
            uploads ->
                uploads.receive(upload.id(), number, payload.openStream(), now().toEpochMilli()));
    return toPart(part);
  }

  @Override
  public List<MultipartPart> listMultipartUpload(MultipartUpload upload) {
    wish(upload);
    return in(upload.containerName(), uploads -> uploads.parts(upload.id())).stream()
        .map(MultipartBlobStore::toPart)
        .toList();
  }

  @Override
  public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
    BlobHead wish = wish(upload);
    Map<Integer, Uploads.Part> there =
        in(upload.containerName(), uploads -> uploads.parts(upload.id())).stream()
            .collect(Collectors.toMap(Uploads.Part::number, Function.identity()));
    List<Uploads.Part> chosen = parts.stream().map(part -> there.get(part.partNumber())).toList();
    BlobHead head =
        in(upload.containerName(), uploads -> uploads.complete(upload.id(), wish, chosen));
    tell("CompleteMultipartUpload", upload.containerName(), head);
    return Blobs.quoted(head.eTag());
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    in(
        upload.containerName(),
        uploads -> {
          uploads.abort(upload.id());
          return upload;
        });
  }

  @Override
  public List<MultipartUpload> listMultipartUploads(String container) {
    return in(
        container,
        uploads -> {
          List<MultipartUpload> all = new ArrayList<>();
          for (String id : uploads.ids()) {
            uploads
                .wish(id)
                .ifPresent(
                    wish -> all.add(MultipartUpload.create(container, wish.key(), id, null, null)));
          }
          return all;
        });
  }

  @Override
  public long getMinimumMultipartPartSize() {
    return 1;
  }

  @Override
  public long getMaximumMultipartPartSize() {
    return MOST_PART_BYTES;
  }

  @Override
  public int getMaximumNumberOfParts() {
    return MOST_PARTS;
  }

  private BlobHead wish(MultipartUpload upload) {
    return in(upload.containerName(), uploads -> uploads.wish(upload.id()))
        .filter(wish -> wish.key().equals(upload.blobName()))
        .orElseThrow(
            () ->
                new KeyNotFoundException(
                    upload.containerName(), upload.blobName(), "no such upload"));
  }

  private static MultipartPart toPart(Uploads.Part part) {
    return MultipartPart.create(
        part.number(),
        part.head().size(),
        Blobs.quoted(part.head().eTag()),
        new Date(part.head().lastModified()));
  }

  private <T> T in(String container, Action<T> action) {
    try {
      return action.on(new Uploads(bucket(container)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something done to a bucket's uploads. */
  private interface Action<T> {
    T on(Uploads uploads) throws IOException;
  }
}
