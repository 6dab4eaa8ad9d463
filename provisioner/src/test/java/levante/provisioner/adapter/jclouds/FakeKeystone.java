package levante.provisioner.adapter.jclouds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Signs anybody in, and answers as it is told, so that faults can be had which a real one lacks.
 */
final class FakeKeystone implements AutoCloseable {
  private record Answer(int status, String body) {}

  private static final String TOKEN =
      """
      {"token": {"methods": ["password"], "issued_at": "2026-01-01T00:00:00.000000Z",
       "expires_at": "2036-01-01T00:00:00.000000Z", "project": {"id": "p1", "name": "demo"},
       "user": {"id": "u1", "name": "demo", "domain": {"id": "default", "name": "Default"}},
       "catalog": [
        {"id": "c1", "type": "compute", "name": "nova", "endpoints": [
          {"id": "e1", "interface": "public", "region": "R", "region_id": "R", "url": "%1$s/nova/v2.1"}]},
        {"id": "c2", "type": "network", "name": "neutron", "endpoints": [
          {"id": "e2", "interface": "public", "region": "R", "region_id": "R", "url": "%1$s/neutron"}]}]}}
      """;

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FakeKeystone() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answer("POST /v3/auth/tokens", 201, TOKEN.formatted(url()));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on; what is not told is a 404. */
  void answer(String request, int status, String body) {
    answers.put(request, new Answer(status, body));
  }

  long count(String request) {
    return requests.stream().filter(request::equals).count();
  }

  /** What was sent to sign in, oldest first. */
  List<String> bodies() {
    return bodies;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(request);
    bodies.add(
        exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer = answers.getOrDefault(request, new Answer(404, "{}"));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("X-Subject-Token", "token-" + requests.size());
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
