package levante.oscar.adapter.sandbox.store;

import com.google.common.net.HttpHeaders;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobBuilder.PayloadBlobBuilder;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.StorageType;
import org.jclouds.blobstore.domain.Tier;
import org.jclouds.blobstore.domain.internal.BlobBuilderImpl;
import org.jclouds.blobstore.domain.internal.StorageMetadataImpl;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;
import org.jclouds.io.ContentMetadata;
import org.jclouds.io.Payload;

/** Translates between heads and what jclouds calls them. */
@SuppressWarnings("JavaUtilDate") // jclouds speaks no other
final class Blobs {
  private Blobs() {}

  static BlobHead wish(String key, ContentMetadata content, Map<String, String> userMetadata) {
    Map<String, String> lower = new HashMap<>();
    userMetadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new BlobHead(key, 0, "", 0, headers(content), lower);
  }

  private static Map<String, String> headers(ContentMetadata content) {
    Map<String, String> headers = new HashMap<>();
    put(headers, HttpHeaders.CONTENT_TYPE, content.getContentType());
    put(headers, HttpHeaders.CACHE_CONTROL, content.getCacheControl());
    put(headers, HttpHeaders.CONTENT_DISPOSITION, content.getContentDisposition());
    put(headers, HttpHeaders.CONTENT_ENCODING, content.getContentEncoding());
    put(headers, HttpHeaders.CONTENT_LANGUAGE, content.getContentLanguage());
    return headers;
  }

  /** The old headers, each replaced by a new one where there is one. */
  static Map<String, String> headers(BlobHead old, ContentMetadata replacing) {
    Map<String, String> headers = new HashMap<>(old.headers());
    headers.putAll(headers(replacing));
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    Optional.ofNullable(value).ifPresent(present -> headers.put(name, present));
  }

  static Blob blob(BlobHead head, Payload payload, long length) {
    PayloadBlobBuilder builder =
        new BlobBuilderImpl()
            .type(StorageType.BLOB)
            .tier(Tier.STANDARD)
            .name(head.key())
            .userMetadata(head.userMetadata())
            .payload(payload)
            .contentLength(length)
            .eTag(head.eTag());
    header(head, HttpHeaders.CONTENT_TYPE).ifPresent(builder::contentType);
    header(head, HttpHeaders.CACHE_CONTROL).ifPresent(builder::cacheControl);
    header(head, HttpHeaders.CONTENT_DISPOSITION).ifPresent(builder::contentDisposition);
    header(head, HttpHeaders.CONTENT_ENCODING).ifPresent(builder::contentEncoding);
    header(head, HttpHeaders.CONTENT_LANGUAGE).ifPresent(builder::contentLanguage);
    Blob blob = builder.build();
    blob.getMetadata().setLastModified(new Date(head.lastModified()));
    blob.getMetadata().setSize(head.size());
    return blob;
  }

  static Optional<String> header(BlobHead head, String name) {
    return Optional.ofNullable(head.headers().get(name));
  }

  static BlobMetadata metadata(String container, BlobHead head) {
    Blob blob = blob(head, new org.jclouds.io.payloads.ByteArrayPayload(new byte[0]), head.size());
    blob.getMetadata().setContainer(container);
    return blob.getMetadata();
  }

  static StorageMetadata listed(Bucket.Entry entry) {
    Date at = entry.head().map(head -> new Date(head.lastModified())).orElse(null);
    return new StorageMetadataImpl(
        entry.head().isPresent() ? StorageType.BLOB : StorageType.RELATIVE_PATH,
        null,
        entry.name(),
        null,
        null,
        entry.head().map(head -> quoted(head.eTag())).orElse(null),
        at,
        at,
        Map.of(),
        entry.head().map(BlobHead::size).orElse(null),
        Tier.STANDARD);
  }

  static StorageMetadata bucket(String name, Date made) {
    return new StorageMetadataImpl(
        StorageType.CONTAINER,
        null,
        name,
        null,
        null,
        null,
        made,
        made,
        Map.of(),
        null,
        Tier.STANDARD);
  }

  static String quoted(String eTag) {
    return '"' + eTag + '"';
  }

  static String bare(String eTag) {
    return eTag.replace("\"", "");
  }

  static HttpResponseException refusal(int status) {
    return new HttpResponseException(
        "refused with " + status, null, HttpResponse.builder().statusCode(status).build());
  }
}
