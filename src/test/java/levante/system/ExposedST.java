package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that is exposed as a server, asked through Levante.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>apply one, and ask it with its token</td><td>503 until it listens, then what it says</td></tr>
 * <tr><td>ask as somebody else, or as Levante's own administrator</td><td>401, as where nothing is</td></tr>
 * <tr><td>read its answers as a browser does</td><td>a page without an origin; cookies and redirects
 * stay below its path; nothing of Levante's reaches it</td></tr>
 * <tr><td>open it to all, and delete it</td><td>asked without a token; gone</td></tr>
 * </table>
 */
class ExposedST {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String FDL =
      """
      functions:
        oscar:
        - %s:
            name: api
            image: python:3
            memory: 128Mi
            cpu: 0.1
            expose: {api_port: %d%s}
            script: |
              #!/usr/bin/env python3
              from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
              class H(BaseHTTPRequestHandler):
                  def do_GET(self):
                      self.send_response(302 if self.path == '/away' else 200)
                      self.send_header('Content-Type', 'text/html')
                      self.send_header('Set-Cookie', 'levante_session=mine; Path=/')
                      self.send_header('Content-Security-Policy', "default-src *")
                      self.send_header('Location', '/there')
                      self.end_headers()
                      self.wfile.write((self.path + ' ' + str(self.headers)).encode())
                  def do_POST(self):
                      body = self.rfile.read(int(self.headers['Content-Length']))
                      self.send_response(200)
                      self.end_headers()
                      self.wfile.write(body[::-1])
              ThreadingHTTPServer(('127.0.0.1', %d), H).serve_forever()
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static LevanteServer server;
  private static String infrastructure;
  private static String cluster;
  private static String services;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void aServerAndACluster() {
    server = LevanteServer.start(folder.resolve("data"));
    Wire admin = server.admin();
    String template = admin.get("/api/v1/templates/services-cluster").body();
    infrastructure =
        admin.post("/api/v1/infrastructures", "text/yaml", template).json().path("id").asText();
    await().atMost(LIMIT).until(() -> cluster().path("state").asText(), "ready"::equals);
    cluster = cluster().path("id").asText();
    services = "/oscar/" + cluster + "/system/services";
  }

  @AfterAll
  static void theServerIsStopped() {
    server.close();
  }

  private static JsonNode cluster() {
    return server
        .admin()
        .get("/api/v1/infrastructures/" + infrastructure)
        .json()
        .path("clusters")
        .path(0);
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void apply(int port, String more) {
    String fdl = FDL.formatted(cluster, port, more, port);
    Wire.Answer applied = server.admin().post("/api/v1/services", "text/yaml", fdl);
    assertThat(applied.status()).as(applied.body()).isLessThan(300);
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> ask(String target, String... headers) {
    return send(HttpRequest.newBuilder(server.base().resolve(target)).GET(), headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    try {
      if (headers.length > 0) {
        request.headers(headers);
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExposedServiceIsAskedWithItsTokenAndItsAnswersStayApart() {
    int port = free();
    apply(port, "");
    String token = server.admin().get(services + "/api").json().path("token").asText();
    String own = basic("api", token);
    String base = services + "/api/exposed";
    HttpResponse<String> early = ask(base + "/x", "Authorization", own);
    assertThat(early.statusCode()).isIn(200, 503);
    await()
        .atMost(LIMIT)
        .until(() -> ask(base + "/x", "Authorization", own).statusCode(), code -> code == 200);
    onlyItsTokenLetsAnybodyIn(base, own, token);
    itsAnswersStayApart(base, own);
    HttpResponse<String> posted =
        send(
            HttpRequest.newBuilder(server.base().resolve(base + "/x"))
                .POST(HttpRequest.BodyPublishers.ofString("abc".repeat(1 << 20))),
            "Authorization",
            own);
    assertThat(posted.body()).isEqualTo("cba".repeat(1 << 20));
    assertThat(ask(base + "/a/%2e%2e/b", "Authorization", own).statusCode()).isEqualTo(400);
    itIsOpenedAndGoes(port, base, own);
  }

  private void onlyItsTokenLetsAnybodyIn(String base, String own, String token) {
    assertThat(ask(base + "/x", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    HttpResponse<String> nobody = ask(base + "/x");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic realm=\"api\"");
    String administrator = basic("admin", server.adminPassword());
    assertThat(ask(base, "Authorization", administrator).statusCode()).isEqualTo(401);
    assertThat(ask(base, "Authorization", basic("other", token)).statusCode()).isEqualTo(401);
    assertThat(ask(services + "/none/exposed/", "Authorization", own).statusCode()).isEqualTo(401);
    assertThat(ask(base, "Authorization", own, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(403);
  }

  private void itsAnswersStayApart(String base, String own) {
    HttpResponse<String> page =
        ask(
            base + "/x?y=z",
            "Authorization",
            own,
            "Cookie",
            "levante_session=hush; exposed-a=b",
            "Impersonate-User",
            "root");
    assertThat(page.body())
        .startsWith("/x?y=z ")
        .contains("Cookie: a=b", "X-Forwarded-Prefix: " + base)
        .doesNotContain("hush", "Authorization", "Impersonate");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("sandbox ")
        .doesNotContain("allow-same-origin");
    assertThat(page.headers().allValues("Set-Cookie"))
        .containsExactly("exposed-levante_session=mine; Path=" + base);
    assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("unsafe-none");
    HttpResponse<String> away = ask(base + "/away", "Authorization", own);
    assertThat(away.statusCode()).isEqualTo(302);
    assertThat(away.headers().firstValue("Location").orElse("")).endsWith(base + "/there");
  }

  private void itIsOpenedAndGoes(int port, String base, String own) {
    apply(port, ", set_auth: false");
    await().atMost(LIMIT).until(() -> ask(base + "/x").statusCode(), code -> code == 200);
    assertThat(server.admin().delete(services + "/api").status()).isEqualTo(204);
    assertThat(ask(base + "/x", "Authorization", own).statusCode()).isEqualTo(401);
    await().atMost(LIMIT).until(() -> listens(port), listening -> !listening);
  }

  private static boolean listens(int port) {
    try (ServerSocket free = new ServerSocket(port)) {
      return !free.isBound();
    } catch (IOException e) {
      return true;
    }
  }
}
