package levante.oscar.exposed;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked of an exposed service.
 *
 * @param target path and query below the service's own path, encoded as it came; begins with a
 *     slash
 * @param body absent when it has none
 */
public record ExposedRequest(
    String method, String target, List<Header> headers, Optional<Path> body) {
  public ExposedRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(body, "body");
    headers = List.copyOf(headers);
    if (!target.startsWith("/")) {
      throw new IllegalStateException("'%s' is no path".formatted(target));
    }
  }

  /** The same with other words. */
  ExposedRequest saying(String otherTarget, List<Header> otherHeaders) {
    return new ExposedRequest(method, otherTarget, otherHeaders, body);
  }
}
