package levante.cli.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param path with its query, from the server's root
 * @param limit how long it is waited for the next byte of an answer
 */
record Sent(
    String method, String path, Map<String, String> headers, Optional<Body> body, Duration limit) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  Sent {
    headers = Map.copyOf(headers);
  }

  /** One without a body. */
  static Sent of(String method, String path, String authorization) {
    // Java's own wish is a page, and who wants a page is led to sign in. By the agent the audit
    // trail tells the command line from other programs.
    return new Sent(
        method,
        path,
        Map.of("Authorization", authorization, "Accept", "*/*", "User-Agent", "levante-cli"),
        Optional.empty(),
        LIMIT);
  }

  /** The same with a body. */
  Sent with(Body given) {
    return new Sent(method, path, headers, Optional.of(given), limit)
        .with(Map.of("Content-Type", given.type()));
  }

  /** The same with more headers. */
  Sent with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return new Sent(method, path, all, body, limit);
  }

  /** The same, waited for so long. */
  Sent within(Duration time) {
    return new Sent(method, path, headers, body, time);
  }

  /** The path without its query. */
  String resource() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** What is sent, and as what: bytes, or a file that may be large. */
  static final class Body {
    private final String type;
    private final byte[] bytes;
    private final Optional<Path> file;

    private Body(String type, byte[] bytes, Optional<Path> file) {
      this.type = type;
      this.bytes = bytes.clone();
      this.file = file;
    }

    static Body of(String type, String text) {
      return of(type, text.getBytes(StandardCharsets.UTF_8));
    }

    static Body of(String type, byte[] bytes) {
      return new Body(type, bytes, Optional.empty());
    }

    static Body of(String type, Path file) {
      return new Body(type, new byte[0], Optional.of(file));
    }

    String type() {
      return type;
    }

    /** Whether it is sent as it is read, so that it need not be held. */
    boolean isLarge() {
      return file.isPresent();
    }

    long length() throws IOException {
      return file.isPresent() ? Files.size(file.get()) : bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
      if (file.isPresent()) {
        Files.copy(file.get(), out);
      } else {
        out.write(bytes);
      }
    }
  }
}
