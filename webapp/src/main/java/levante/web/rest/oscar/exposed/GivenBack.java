package levante.web.rest.oscar.exposed;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.Header;

/**
 * Answers of exposed services. They are somebody else's words on this server's origin, so a browser
 * is told to show them as a page without an origin: it has none of Levante's cookies, nor anything
 * else of what is shown beside it.
 */
final class GivenBack {
  private static final int PIECE = 16 << 10;

  private static final Map<String, String> APART =
      Map.of(
          "Content-Security-Policy",
          "sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts;"
              + " frame-ancestors 'none'",
          // A page in a sandbox is shown with no other policy.
          "Cross-Origin-Opener-Policy",
          "unsafe-none",
          // What such a page loads is of another origin than the page, which has none.
          "Cross-Origin-Resource-Policy",
          "cross-origin");

  private GivenBack() {}

  /** The answer to a request by that method. It is closed when it is written. */
  static Response of(String method, ExposedAnswer answer) {
    boolean empty =
        method.equals("HEAD")
            || answer.status() == Response.Status.NO_CONTENT.getStatusCode()
            || answer.status() == Response.Status.NOT_MODIFIED.getStatusCode();
    try {
      Response.ResponseBuilder response = Response.status(answer.status());
      for (Header header : answer.headers()) {
        if (header.isNamed(HttpHeaders.CONTENT_TYPE)) {
          response.type(type(header.value()));
        } else if (!(empty && header.isNamed(HttpHeaders.CONTENT_LENGTH))) {
          response.header(header.name(), header.value());
        }
      }
      APART.forEach(response::header);
      if (empty) {
        answer.close();
        return response.build();
      }
      return response.entity((StreamingOutput) out -> write(answer, out)).build();
    } catch (RuntimeException e) {
      answer.close();
      throw e;
    }
  }

  private static MediaType type(String written) {
    try {
      return MediaType.valueOf(written);
    } catch (IllegalArgumentException e) {
      return MediaType.APPLICATION_OCTET_STREAM_TYPE;
    }
  }

  /** Piece by piece, each as soon as it is there. */
  private static void write(ExposedAnswer answer, OutputStream out) throws java.io.IOException {
    try (answer) {
      InputStream body = answer.body();
      byte[] piece = new byte[PIECE];
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        out.write(piece, 0, read);
        out.flush();
      }
    }
  }
}
