package levante.web.page.preview;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;

/** A version of an object as the body of an answer: whole, or as much of it as was asked for. */
public final class ObjectBody {
  private final ObjectStorage storage;
  private final StoredObject version;

  /** Of a version in a storage. */
  public ObjectBody(ObjectStorage storage, StoredObject version) {
    this.storage = storage;
    this.version = version;
  }

  /**
   * An answer without its type; OBJECT_NOT_FOUND when the version is gone or was overwritten.
   *
   * @param method a HEAD opens nothing
   */
  public Response.ResponseBuilder answer(HttpHeaders headers, String method) {
    String tag = '"' + version.eTag() + '"';
    ByteRange range = range(headers, tag);
    Response.ResponseBuilder answer =
        Response.status(range.answer().status())
            .header(HttpHeaders.ETAG, tag)
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.CONTENT_LENGTH, range.length());
    range.contentRange().ifPresent(value -> answer.header("Content-Range", value));
    if (range.answer() == ByteRange.Answer.BEYOND) {
      // Without an entity the server puts a page of its own behind a length that is not its.
      return answer.entity(new byte[0]);
    }
    return method.equals(HttpMethod.HEAD) ? answer : answer.entity(body(range));
  }

  /** A range is of this version only, if the caller says of which (RFC 9110, section 13.1.5). */
  private ByteRange range(HttpHeaders headers, String tag) {
    Optional<String> asked = Optional.ofNullable(headers.getHeaderString("Range"));
    Optional<String> of = Optional.ofNullable(headers.getHeaderString("If-Range"));
    return asked
        .filter(any -> of.isEmpty() || of.get().equals(tag))
        .map(header -> ByteRange.of(header, version.size()))
        .orElseGet(() -> ByteRange.whole(version.size()));
  }

  private StreamingOutput body(ByteRange range) {
    InputStream content = storage.open(version, range.first(), range.length());
    return output -> {
      try (content) {
        content.transferTo(output);
      }
    };
  }
}
