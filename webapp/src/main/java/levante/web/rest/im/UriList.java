package levante.web.rest.im;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** IM's two ways to say where things are: lines of URIs, or JSON when the client accepts that. */
final class UriList {
  static final String MEDIA_TYPE = "text/uri-list";

  private record One(URI uri) {}

  private record Many(@JsonProperty("uri-list") List<One> uris) {}

  private UriList() {}

  static Response.ResponseBuilder one(HttpHeaders headers, URI uri) {
    return wantsJson(headers)
        ? Response.ok(new One(uri), MediaType.APPLICATION_JSON_TYPE)
        : Response.ok(uri.toString(), MEDIA_TYPE);
  }

  static Response many(HttpHeaders headers, List<URI> uris) {
    return wantsJson(headers)
        ? Response.ok(
                new Many(uris.stream().map(One::new).toList()), MediaType.APPLICATION_JSON_TYPE)
            .build()
        : Response.ok(String.join("\n", uris.stream().map(URI::toString).toList()), MEDIA_TYPE)
            .build();
  }

  /** The first media type that the client names decides; a browser's or curl's wildcard is text. */
  private static boolean wantsJson(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .filter(type -> !type.isWildcardType() && !type.isWildcardSubtype())
        .map(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .orElse(false);
  }
}
