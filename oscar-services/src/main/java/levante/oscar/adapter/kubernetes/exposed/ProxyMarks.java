package levante.oscar.adapter.kubernetes.exposed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.exposed.ExposedAnswer;
import levante.oscar.exposed.Header;

/**
 * What the API server leaves of itself in an answer that passes through it: it puts its own path
 * before links in HTML and before where a redirect leads, and says by itself when nobody is there.
 * Source: k8s.io/apimachinery, {@code util/proxy/transport.go}.
 */
final class ProxyMarks {
  private static final int MOST_STATUS_BYTES = 8 << 10;
  private static final String ITS_CACHING = "no-cache, private";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String root;

  /**
   * Of answers to requests below this path.
   *
   * @param root without a slash at its end
   */
  ProxyMarks(String root) {
    this.root = root;
  }

  /**
   * The answer as the pod has given it; SERVICE_NOT_READY when the API server says that none has.
   */
  ExposedAnswer removed(ExposedAnswer said) throws IOException {
    List<Header> headers = said.headers();
    Optional<String> type =
        Header.first(headers, "Content-Type")
            .map(one -> one.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    boolean json = type.filter("application/json"::equals).isPresent();
    InputStream body =
        json && said.status() >= HttpURLConnection.HTTP_BAD_REQUEST
            ? unlessItsOwn(said.status(), said.body())
            : said.body();
    boolean html =
        type.filter("text/html"::equals).isPresent()
            && Header.first(headers, "Content-Encoding").isEmpty();
    List<Header> told = new ArrayList<>();
    for (Header header : headers) {
      told(header, html).ifPresent(told::add);
    }
    return new ExposedAnswer(
        said.status(), told, html ? new WithoutText(body, root) : body, said.end());
  }

  private Optional<Header> told(Header header, boolean html) {
    if (header.isNamed("Location")) {
      return Optional.of(new Header(header.name(), place(header.value())));
    }
    boolean its = header.isNamed("Cache-Control") && header.value().equals(ITS_CACHING);
    boolean wrong = html && header.isNamed("Content-Length");
    return its || wrong ? Optional.empty() : Optional.of(header);
  }

  /** The same body, of which nothing is lost. */
  private static InputStream unlessItsOwn(int status, InputStream body) throws IOException {
    byte[] start = body.readNBytes(MOST_STATUS_BYTES);
    try {
      JsonNode said = JSON.readTree(new String(start, StandardCharsets.UTF_8));
      if (said != null
          && said.path("kind").asText().equals("Status")
          && said.path("apiVersion").asText().equals("v1")
          && said.path("code").asInt() == status) {
        throw new LevanteException(ErrorCode.SERVICE_NOT_READY, said.path("message").asText());
      }
    } catch (JsonProcessingException e) {
      // It is longer, or not what it says that it is; the pod has said it in any case.
      // Longer, or not what its type says: a pod has said it in any case.
      return new SequenceInputStream(new ByteArrayInputStream(start), body);
    }
    return new SequenceInputStream(new ByteArrayInputStream(start), body);
  }

  /** It may name the API server as the host, which the pod was told. */
  private String place(String location) {
    int at = location.indexOf(root);
    int query = location.indexOf('?');
    if (at < 0 || (query >= 0 && query < at)) {
      return location;
    }
    String rest = location.substring(at + root.length());
    return rest.startsWith("/") ? rest : "/" + rest;
  }
}
