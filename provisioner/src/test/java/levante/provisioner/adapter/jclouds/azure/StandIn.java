package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that answers as Azure does and holds every call against Microsoft's own models, which a
 * script fetches; having none is a failure.
 */
final class StandIn implements AutoCloseable {
  static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  static final String TENANT = "lab.example.org";
  static final String CLIENT = "66666666-7777-8888-9999-000000000000";
  static final String SECRET = "not so secret";

  private static final Path INFRA = Path.of("../src/test/infra").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process server;
  private final URI base;

  private StandIn(Process server, URI base) {
    this.server = server;
    this.base = base;
  }

  static StandIn started() {
    try {
      String folder = fetched();
      int port = freePort();
      Process server =
          new ProcessBuilder(
                  folder + "/venv/bin/python",
                  INFRA.resolve("azure_cloud.py").toString(),
                  Integer.toString(port),
                  TENANT,
                  CLIENT,
                  SECRET,
                  SUBSCRIPTION)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      StandIn standIn = new StandIn(server, URI.create("http://127.0.0.1:" + port + "/"));
      standIn.awaited();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fetched() throws IOException {
    Process fetching =
        new ProcessBuilder("sh", INFRA.resolve("azure-tools.sh").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String folder =
        new String(fetching.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (fetching.onExit().join().exitValue() != 0) {
      throw new AssertionError("Microsoft's packages could not be had");
    }
    return folder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaited() {
    long start = System.nanoTime();
    while (!answers()) {
      if (System.nanoTime() - start > LIMIT.toNanos() || !server.isAlive()) {
        throw new AssertionError("what stands in for Azure does not answer");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean answers() {
    try {
      return !log().isMissingNode();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  URI uri() {
    return base;
  }

  /** As new, with one image of the subscription's own. */
  void reset() {
    tell("reset", Map.of());
  }

  /** Whatever takes time is done. */
  void letTimePass() {
    tell("pass", Map.of());
  }

  /** No token counts any more. */
  void expireTokens() {
    tell("expire", Map.of());
  }

  /** How long pages are. */
  void page(int size) {
    tell("page", Map.of("size", size));
  }

  /** Lists go on after one thing, and at another server. */
  void goOnAt(String server) {
    tell("page", Map.of("size", 1, "elsewhere", server));
  }

  /** Something that another has made. */
  void foreign(String id, String type) {
    tell("foreign", Map.of("id", id, "type", type, "location", "westeurope", "name", "foreign"));
  }

  /**
   * The next such call goes wrong in that way: {@code late}, {@code blind}, {@code unallocated}.
   */
  void next(String method, String path, String kind) {
    tell("fault", Map.of("method", method, "path", path, "kind", kind));
  }

  /** The next such call is answered by that error. */
  void next(String method, String path, int status, String code) {
    next(method, path, status, code, Map.of());
  }

  /** The same with headers. */
  void next(String method, String path, int status, String code, Map<String, String> headers) {
    tell(
        "fault",
        Map.of(
            "method", method,
            "path", path,
            "kind", "answer",
            "status", status,
            "code", code,
            "message", "as planned, a quota perhaps",
            "headers", headers));
  }

  /** The calls since the last reset. */
  List<JsonNode> calls(String method, String path) {
    List<JsonNode> calls = new ArrayList<>();
    for (JsonNode call : log()) {
      if (call.path("method").asText().equals(method)
          && call.path("path").asText().contains(path)) {
        calls.add(call);
      }
    }
    return calls;
  }

  /** The ids of all that there is, in lower case. */
  List<String> things() {
    List<String> things = new ArrayList<>();
    tell("things", Map.of()).path("things").forEach(one -> things.add(one.asText()));
    return things;
  }

  private JsonNode log() {
    return tell("log", Map.of()).path("log");
  }

  private JsonNode tell(String what, Map<String, Object> told) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/stand-in/" + what))
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(told)))
              .build();
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      server.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
