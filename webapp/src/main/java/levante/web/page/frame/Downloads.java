package levante.web.page.frame;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Files to keep: nothing that somebody uploaded, or a script made, runs in our pages. */
public final class Downloads {
  private Downloads() {}

  /** A body to be kept under a name. */
  public static Response of(StreamingOutput body, String name) {
    return kept(Response.ok(body), name);
  }

  /** An answer whose body is to be kept under a name. */
  public static Response kept(Response.ResponseBuilder answer, String name) {
    return typed(answer, name, MediaType.APPLICATION_OCTET_STREAM);
  }

  /** The same of a type that no browser runs. */
  public static Response typed(Response.ResponseBuilder answer, String name, String type) {
    // By RFC 8187.
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return answer
        .type(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded)
        .build();
  }
}
