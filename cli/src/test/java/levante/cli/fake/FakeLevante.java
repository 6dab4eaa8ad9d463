package levante.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server that answers each path with what a test lays down: the answers in their order, the last
 * of them for ever. It keeps what it was asked.
 */
public final class FakeLevante implements AutoCloseable {
  private static final int NO_SUCH_PATH = 404;

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new TreeMap<>();
  private final List<Asked> asked = new ArrayList<>();

  /** An answer to come. */
  public record Answer(int status, String body, Map<String, String> headers) {}

  /** A request that came. */
  public record Asked(String line, String body, Map<String, String> headers) {}

  private FakeLevante(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port of the loopback. */
  public static FakeLevante start() throws IOException {
    // Else each answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeLevante fake = new FakeLevante(http);
    http.createContext("/", fake::handle);
    http.start();
    return fake;
  }

  /** Where it listens. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The bodies of 200, one after another, for a method and a path with its query. */
  public FakeLevante on(String line, String... bodies) {
    for (String body : bodies) {
      then(line, 200, body);
    }
    return this;
  }

  /** These bodies from now on, whatever was laid down before. */
  public synchronized FakeLevante instead(String line, String... bodies) {
    answers.remove(line);
    return on(line, bodies);
  }

  /** One more answer for a method and a path with its query. */
  public FakeLevante then(String line, int status, String body) {
    return then(line, new Answer(status, body, Map.of()));
  }

  /** The same with headers. */
  public synchronized FakeLevante then(String line, Answer answer) {
    answers.computeIfAbsent(line, any -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** What came on this line so far. */
  public synchronized List<Asked> asked(String line) {
    return asked.stream().filter(one -> one.line().equals(line)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    Answer answer = next(new Asked(line, body, headers));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Answer next(Asked request) {
    asked.add(request);
    Deque<Answer> coming = answers.get(request.line());
    if (coming == null) {
      String told = "{\"message\":\"no answer for " + request.line() + "\"}";
      return new Answer(NO_SUCH_PATH, told, Map.of());
    }
    return coming.size() > 1 ? coming.remove() : coming.peek();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
