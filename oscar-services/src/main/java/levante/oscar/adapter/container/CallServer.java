package levante.oscar.adapter.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import levante.kernel.Secret;
import levante.oscar.supervisor.JobParts;
import levante.oscar.supervisor.call.CallEnd;
import levante.oscar.supervisor.call.CallSupervisor;
import levante.oscar.supervisor.call.EndedCall;

/**
 * Takes calls by HTTP in a pod that is kept ready, one at a time: {@code POST /call} with the job's
 * own part as JSON in the first line and the input after it, answered by the length of a JSON, that
 * JSON ({@link CallEnd}), and the bytes of the files. 409 while another is under way, 503 once it
 * is to leave, 401 without the pool's key. {@code GET /ready} is for the kubelet.
 */
public final class CallServer implements AutoCloseable {
  /** Where it listens. */
  public static final int PORT = 8090;

  /** The header with the pool's key. */
  public static final String KEY_HEADER = "Levante-Key";

  /** The header of a refusal: nothing has run. */
  public static final String REFUSED_HEADER = "Levante-Refused";

  /** The path of calls. */
  public static final String CALL = "/call";

  /** The path that says whether it takes calls. */
  public static final String READY = "/ready";

  /** No part of a job is longer. */
  private static final int MOST_OWN_BYTES = 1 << 20;

  private static final int UNAUTHORIZED = 401;
  private static final int BUSY = 409;
  private static final int NOT_READY = 503;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

  /** The last answer has so long to reach its caller. */
  private static final int LAST_ANSWER_S = 5;

  private final CallSupervisor supervisor;
  private final String definition;
  private final Secret key;
  private final PrintStream log;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean ready;

  private CallServer(
      CallSupervisor supervisor,
      String definition,
      Secret key,
      PrintStream log,
      HttpServer server) {
    this.supervisor = supervisor;
    this.definition = definition;
    this.key = key;
    this.log = log;
    this.server = server;
  }

  /**
   * Listens, and takes calls from when the shell answers.
   *
   * @param definition the jobs' common part
   * @param port 0 for any
   */
  static CallServer start(
      CallSupervisor supervisor, String definition, Secret key, int port, PrintStream log)
      throws IOException {
    // Without it an answer waits for the acknowledgement of its own head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    CallServer calls = new CallServer(supervisor, definition, key, log, server);
    server.setExecutor(calls.threads);
    server.createContext(READY, calls::ready);
    server.createContext(CALL, calls::call);
    server.start();
    calls.threads.execute(calls::awaitShell);
    return calls;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void awaitShell() {
    while (!threads.isShutdown() && !ready) {
      ready = supervisor.isReady(BETWEEN_QUESTIONS);
    }
  }

  private void ready(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(ready ? 200 : NOT_READY, -1);
    }
  }

  private void call(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Integer> refusal = refusal(exchange);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
        return;
      }
      InputStream body = new BufferedInputStream(exchange.getRequestBody());
      JobParts parts = new JobParts(definition, line(body));
      Optional<EndedCall> ended = supervisor.run(parts.job(), body);
      if (ended.isEmpty()) {
        refuse(exchange, BUSY);
        return;
      }
      answer(exchange, ended.get());
    } catch (RuntimeException | IOException e) {
      // The caller hears that the connection ended; why stands here.
      e.printStackTrace(log);
      throw e;
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set(REFUSED_HEADER, "yes");
    exchange.sendResponseHeaders(status, -1);
  }

  private Optional<Integer> refusal(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst(KEY_HEADER);
    if (given == null || !MessageDigest.isEqual(utf8(given), utf8(key.reveal()))) {
      return Optional.of(UNAUTHORIZED);
    }
    return ready ? Optional.empty() : Optional.of(NOT_READY);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String line(InputStream body) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = body.read(); one != '\n'; one = body.read()) {
      if (one < 0 || line.size() >= MOST_OWN_BYTES) {
        throw new IOException("no call begins so");
      }
      line.write(one);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange, EndedCall ended) throws IOException {
    // Its caller need not wait until its folder is gone; the next call does.
    try {
      byte[] end = utf8(ended.end().render());
      byte[] head = utf8(end.length + "\n");
      long files = ended.end().files().stream().mapToLong(CallEnd.Made::size).sum();
      exchange.sendResponseHeaders(200, head.length + end.length + files);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(head);
        out.write(end);
        ended.writeFiles(out);
      }
    } finally {
      threads.execute(() -> discard(ended));
    }
  }

  private void discard(EndedCall ended) {
    try {
      ended.close();
      ended.end().log().lines().forEach(log::println);
    } catch (IOException e) {
      e.printStackTrace(log);
    }
  }

  /** Takes no more calls, and waits until the one under way has its answer. */
  void leave(Duration longest) {
    ready = false;
    supervisor.leave(longest);
    server.stop(LAST_ANSWER_S);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
    supervisor.close();
  }
}
