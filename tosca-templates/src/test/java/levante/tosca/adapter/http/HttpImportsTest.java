package levante.tosca.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import levante.kernel.Secret;
import levante.tosca.imports.AddressPolicy;
import levante.tosca.imports.ImportPolicy;
import levante.tosca.imports.ImportPolicy.Allowed;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpImportsTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final AddressPolicy LOOPBACK = InetAddress::isLoopbackAddress;
  private static final int MOST = 1_000;

  @TempDir private Path cache;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String base;
  private volatile String text = "types: 1";
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/ok/", this::answer);
    server.createContext("/off/", exchange -> redirect(exchange, "http://169.254.169.254/ok/"));
    server.createContext("/to/", exchange -> redirect(exchange, "/ok/types.yaml"));
    server.createContext("/round/", exchange -> redirect(exchange, "/round/a"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatTheListAllowsIsFetchedOnceWhileItIsFresh() {
    assertThat(find("/ok/types.yaml")).isEqualTo(found("/ok/types.yaml", "types: 1"));
    text = "types: 2";
    assertThat(find("/ok/types.yaml")).isEqualTo(found("/ok/types.yaml", "types: 1"));
    assertThat(asked).hasSize(1);

    assertThat(imports(NOON.plus(Duration.ofDays(2)), allowed("/")).find(request("/ok/types.yaml")))
        .isEqualTo(found("/ok/types.yaml", "types: 2"));
  }

  @Test
  void aChunkedAnswerIsPutTogether() {
    text = "x".repeat(MOST);

    assertThat(find("/ok/chunked")).isEqualTo(found("/ok/chunked", text));
  }

  @Test
  void whatIsNotOnTheListIsRefusedUnasked() {
    HttpImports imports = imports(NOON, allowed("/ok/a"));

    for (String path :
        List.of("/ok/b", "/", "/ok/a/%2e%2e/b", "/ok/a/../b", "/ok/a%2f..%2fb", "/ok//a")) {
      assertThat(imports.find(request(path))).as(path).isInstanceOf(ImportResult.Refused.class);
    }
    for (String url :
        List.of(
            "https" + base.substring(4) + "/ok/a",
            base.replace("http://", "http://127.0.0.1@") + "/ok/a",
            "http://localhost/ok/a",
            "file:///etc/passwd",
            "http:///ok/a",
            "gopher://127.0.0.1/ok/a",
            "jar:" + base + "/ok/a!/types.yaml",
            base.replace("127.0.0.1", "2130706433") + "/ok/a",
            base.replace("127.0.0.1", "0x7f000001") + "/ok/a",
            base.replace("127.0.0.1", "0177.0.0.1") + "/ok/a",
            base.replace("127.0.0.1", "127.1") + "/ok/a",
            base.replace("127.0.0.1", "[::ffff:127.0.0.1]") + "/ok/a",
            base + "0/ok/a",
            "http://127.0.0.1:1/ok/a",
            "http://127.0.0.1 /ok")) {
      assertThat(imports.find(ImportRequest.of(url)))
          .as(url)
          .isInstanceOf(ImportResult.Refused.class);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void anAddressThatIsNotPublicIsRefusedUnasked() {
    ImportPolicy policy =
        ImportPolicy.allowing(
            List.of(
                allowed("/"),
                new Allowed("http://[::1]/"),
                new Allowed("http://[::ffff:127.0.0.1]/"),
                new Allowed("http://[64:ff9b::7f00:1]/")));
    HttpImports imports = new HttpImports(policy, cache, Clock.fixed(NOON, ZoneOffset.UTC));

    assertThat(imports.find(request("/ok/types.yaml")))
        .isEqualTo(
            new ImportResult.Refused("'127.0.0.1' is not an address in the public internet"));
    for (String host : List.of("[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]")) {
      assertThat(imports.find(ImportRequest.of("http://" + host + "/a")))
          .as(host)
          .isInstanceOf(ImportResult.Refused.class);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aRedirectIsFollowedOnTheListOnly() {
    assertThat(find("/to/a")).isEqualTo(found("/to/a", "types: 1"));
    assertThat(find("/off/a"))
        .isEqualTo(
            new ImportResult.Refused("it is redirected off the list of what may be imported"));
    assertThat(find("/round/a"))
        .isEqualTo(new ImportResult.Unreachable("it is redirected again and again"));
  }

  @Test
  void aPinnedFileIsTakenWithItsDigestOnly() {
    String digest = ImportPolicy.sha256("types: 1");
    Allowed pinned = new Allowed(base + "/ok/types.yaml", Optional.of(digest));
    assertThat(imports(NOON, pinned).find(request("/ok/types.yaml")))
        .isInstanceOf(ImportResult.Found.class);

    text = "types: 2";
    assertThat(imports(NOON.plus(Duration.ofDays(99)), pinned).find(request("/ok/types.yaml")))
        .isEqualTo(found("/ok/types.yaml", "types: 1"));
    ImportRequest other =
        new ImportRequest(base + "/ok/other.yaml", Optional.empty(), Optional.of(digest));
    assertThat(imports(NOON, allowed("/")).find(other))
        .isEqualTo(new ImportResult.Refused("its digest is not the one that it must have"));
  }

  @Test
  void aChangedFileInTheCacheIsNotTaken() throws IOException {
    find("/ok/types.yaml");
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        Files.writeString(file, "evil: 1");
      }
    }

    assertThat(find("/ok/types.yaml")).isEqualTo(found("/ok/types.yaml", "types: 1"));
    assertThat(asked).hasSize(2);
  }

  @Test
  void aServerThatIsAwayIsMadeGoodByTheCache() {
    find("/ok/types.yaml");
    status = 503;

    HttpImports later = imports(NOON.plus(Duration.ofDays(2)), allowed("/"));
    assertThat(later.find(request("/ok/types.yaml")))
        .isEqualTo(found("/ok/types.yaml", "types: 1"));
    assertThat(later.find(request("/ok/new.yaml")))
        .isEqualTo(new ImportResult.Unreachable("the server answered 503"));
    assertThat(find("/absent")).isEqualTo(new ImportResult.NotFound());
  }

  @Test
  void whatIsTooLargeOrTooSlowIsGivenUp() {
    text = "x".repeat(MOST + 1);
    assertThat(find("/ok/types.yaml"))
        .isEqualTo(new ImportResult.Unreachable("it is larger than %d bytes".formatted(MOST)));
    assertThat(find("/ok/chunked"))
        .isEqualTo(new ImportResult.Unreachable("it is larger than %d bytes".formatted(MOST)));
    assertThat(find("/ok/never"))
        .isEqualTo(new ImportResult.Unreachable("'127.0.0.1' could not be talked to in time"));
  }

  @Test
  void aCredentialIsSentAndItsAnswerIsNotKept() throws IOException {
    ImportRequest secret =
        new ImportRequest(base + "/ok/a", Optional.of(Secret.of("Bearer t0ken")), Optional.empty());

    assertThat(imports(NOON, allowed("/")).find(secret)).isInstanceOf(ImportResult.Found.class);

    assertThat(asked).containsExactly("/ok/a Bearer t0ken");
    assertThat(cache).isEmptyDirectory();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(exchange.getRequestURI() + (credential == null ? "" : " " + credential));
    if (exchange.getRequestURI().getPath().endsWith("never")) {
      return;
    }
    byte[] body = text.getBytes(UTF_8);
    boolean chunked = exchange.getRequestURI().getPath().endsWith("chunked");
    exchange.sendResponseHeaders(status, chunked ? 0 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private ImportResult find(String path) {
    return imports(NOON, allowed("/")).find(request(path));
  }

  private HttpImports imports(Instant now, Allowed... allowed) {
    ImportPolicy policy =
        new ImportPolicy(
            List.of(allowed), LOOPBACK, Duration.ofMillis(400), Duration.ofDays(1), MOST);
    return new HttpImports(policy, cache, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Allowed allowed(String path) {
    return new Allowed(base + path);
  }

  private ImportRequest request(String path) {
    return ImportRequest.of(base + path);
  }

  private ImportResult found(String path, String content) {
    return new ImportResult.Found(base + path, content);
  }
}
