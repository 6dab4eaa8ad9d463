package levante.provisioner.adapter.jclouds.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.kernel.testbed.FetchedServer;

/**
 * A server that answers as Azure does and holds every call against Microsoft's own models, which a
 * script fetches; having none is a failure.
 */
final class StandIn implements AutoCloseable {
  static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  static final String TENANT = "lab.example.org";
  static final String CLIENT = "66666666-7777-8888-9999-000000000000";
  static final String SECRET = "not so secret";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FetchedServer server;

  private StandIn(FetchedServer server) {
    this.server = server;
  }

  static StandIn started() {
    StandIn standIn =
        new StandIn(
            FetchedServer.python(
                "src/test/infra/azure-tools.sh",
                "src/test/infra/azure_cloud.py",
                TENANT,
                CLIENT,
                SECRET,
                SUBSCRIPTION));
    standIn.server.answering(standIn::log);
    return standIn;
  }

  URI uri() {
    return server.base();
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
      return JSON.readTree(server.post("/stand-in/" + what, JSON.writeValueAsString(told)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
