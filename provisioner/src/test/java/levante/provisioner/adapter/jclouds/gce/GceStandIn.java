package levante.provisioner.adapter.jclouds.gce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import levante.kernel.testbed.FetchedServer;

/**
 * A server that answers as Google Compute Engine does and holds every request against Google's own
 * description, which a script fetches; having none is a failure.
 */
final class GceStandIn implements AutoCloseable {
  static final String EMAIL = "levante@levante-test.iam.gserviceaccount.com";
  static final String REGION = "europe-southwest1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final KeyPair KEYS = keys();

  private final FetchedServer server;

  private GceStandIn(FetchedServer server) {
    this.server = server;
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
    GceStandIn cloud =
        new GceStandIn(
            FetchedServer.python("src/test/infra/gce-tools.sh", "src/test/infra/gce_cloud.py"));
    cloud.server.answering(cloud::reset);
    return cloud;
  }

  URI uri() {
    return server.base();
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
      return JSON.readTree(server.post("/control/" + what, JSON.writeValueAsString(body)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
