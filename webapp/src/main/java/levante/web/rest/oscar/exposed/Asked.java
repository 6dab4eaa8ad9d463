package levante.web.rest.oscar.exposed;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.oscar.call.CallBody;
import levante.oscar.exposed.ExposedRequest;
import levante.oscar.exposed.Header;

/** What a caller asks of an exposed service. Its body lies in a file until this is closed. */
record Asked(ExposedRequest request, Optional<CallBody> body) implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile("oscar/[^/]+/system/services/[^/]+/exposed(/.*)?");

  /** Reads the body to its end; the gate bounds it. */
  static Asked of(String method, UriInfo uri, HttpHeaders headers, InputStream body) {
    boolean comes =
        headers.getHeaderString("Transfer-Encoding") != null
            || Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH))
                .filter(length -> !length.equals("0"))
                .isPresent();
    Optional<CallBody> given =
        comes && !method.equals("GET") && !method.equals("HEAD")
            ? Optional.of(CallBody.exactly(body))
            : Optional.empty();
    return new Asked(
        new ExposedRequest(method, target(uri), all(headers), given.map(CallBody::file)), given);
  }

  /** Encoded, as it came. */
  private static String target(UriInfo uri) {
    Matcher matcher = PATH.matcher(uri.getPath(false).replaceFirst("^/+", ""));
    String below = matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "/";
    String query = uri.getRequestUri().getRawQuery();
    return query == null ? below : below + "?" + query;
  }

  private static List<Header> all(HttpHeaders headers) {
    List<Header> all = new ArrayList<>();
    headers
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> all.add(new Header(name, value))));
    return all;
  }

  @Override
  public void close() {
    body.ifPresent(CallBody::close);
  }
}
