package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/** A server that stands in for Azure, asked by itself and not through Levante. */
public final class AzureStandIn implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private AzureStandIn(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Fetches what it needs if that is not there yet, and starts it on a free port. */
  public static AzureStandIn start() {
    try {
      Path infra = LevanteServer.home().resolve("src/test/infra");
      String folder = fetched(infra);
      String port = Integer.toString(LevanteServer.freePort());
      Process process =
          new ProcessBuilder(
                  folder + "/venv/bin/python",
                  infra.resolve("azure_cloud.py").toString(),
                  port,
                  "lab.example.org",
                  "client",
                  "secret",
                  SUBSCRIPTION)
              .inheritIO()
              .start();
      AzureStandIn azure = new AzureStandIn(process, URI.create("http://127.0.0.1:" + port + "/"));
      await("Azure's stand-in")
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> !azure.ask().path("things").isMissingNode());
      return azure;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fetched(Path infra) throws IOException {
    Process fetching =
        new ProcessBuilder("sh", infra.resolve("azure-tools.sh").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(fetching.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(fetching.onExit().join().exitValue()).as("it could not be had").isZero();
    return said.strip();
  }

  /** Where it answers, for the server's setting. */
  public String endpoint() {
    return uri.toString();
  }

  /** The administrator of a Levante that is to use it. */
  public Wire through(LevanteServer server) {
    return server.adminWith(
        "id = azure; type = Azure; host = %s; subscription_id = %s; tenant = lab.example.org;"
                .formatted(uri, SUBSCRIPTION)
            + " client_id = client; secret = secret");
  }

  /** All that there is, groups too. */
  public SortedSet<String> inventory() {
    SortedSet<String> all = new TreeSet<>();
    ask().path("things").forEach(one -> all.add(one.asText()));
    return all;
  }

  /** How many machines there ever were. */
  public long launched() {
    return ask().path("made").asLong();
  }

  private JsonNode ask() {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/stand-in/things"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
