package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/**
 * A server that answers as Google Compute Engine does and holds every request against Google's own
 * description, which a script fetches; having none is a failure.
 */
final class GceStandIn implements AutoCloseable {
  static final String EMAIL = "levante@levante-test.iam.gserviceaccount.com";
  static final String REGION = "europe-southwest1";

  private static final Path INFRA = Path.of("../src/test/infra").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final KeyPair KEYS = keys();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process server;
  private final URI base;

  private GceStandIn(Process server, URI base) {
    this.server = server;
    this.base = base;
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (NoSuchAlgorithmException none) {
      throw new AssertionError(none);
    }
  }

  /** The service account's key, in PEM. */
  static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded()));
  }

  static GceStandIn started() {
    try {
      Process fetching =
          new ProcessBuilder("sh", INFRA.resolve("gce-tools.sh").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String folder =
          new String(fetching.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (fetching.onExit().join().exitValue() != 0) {
        throw new AssertionError("Compute Engine's description could not be had");
      }
      int port = freePort();
      Process server =
          new ProcessBuilder(
                  folder + "/venv/bin/python",
                  INFRA.resolve("gce_cloud.py").toString(),
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      GceStandIn cloud = new GceStandIn(server, URI.create("http://127.0.0.1:" + port + "/"));
      cloud.awaited();
      return cloud;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        throw new AssertionError("the stand-in does not answer");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean answers() {
    try {
      reset();
      return true;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  URI uri() {
    return base;
  }

  /** As new, with one service account. */
  void reset() {
    RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
    control(
        "reset",
        Map.of(
            "email", EMAIL,
            "n", key.getModulus().toString(),
            "e", key.getPublicExponent().toString()));
  }

  /** All that is underway ends. */
  void pass() {
    control("pass", Map.of());
  }

  /** The next calls of that method meet these faults. */
  void next(String method, String... faults) {
    for (String fault : faults) {
      control("fault", Map.of("method", method, "kind", fault));
    }
  }

  /** Pages hold no more than that. */
  void pages(int size) {
    control("page", Map.of("size", size));
  }

  /** Operations end by {@link #pass()} only. */
  void slow() {
    control("slow", Map.of("looks", 1000));
  }

  /** No token counts any more. */
  void revoke() {
    control("revoke", Map.of());
  }

  /** The methods that were called. */
  List<String> methods() {
    return stream(control("calls", Map.of())).map(call -> call.path("method").asText()).toList();
  }

  /** The bodies of a method's calls. */
  List<JsonNode> bodies(String method) {
    return stream(control("calls", Map.of()))
        .filter(call -> call.path("method").asText().equals(method))
        .map(call -> call.path("body"))
        .toList();
  }

  /** The requests that are not as Google describes them. */
  List<String> rejected() {
    return stream(control("rejected", Map.of())).map(JsonNode::asText).toList();
  }

  /** What there is of a kind. */
  List<JsonNode> things(String kind) {
    return stream(control("things", Map.of()).path(kind)).toList();
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private JsonNode control(String what, Map<String, ?> body) {
    try {
      return JSON.readTree(
          http.send(
                  HttpRequest.newBuilder(base.resolve("control/" + what))
                      .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                      .build(),
                  BodyHandlers.ofString())
              .body());
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
