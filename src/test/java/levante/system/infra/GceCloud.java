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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What answers as Google Compute Engine does, asked by itself and not through Levante. */
public final class GceCloud implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String EMAIL = "levante@levante-test.iam.gserviceaccount.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final KeyPair keys;
  private final Process process;
  private final URI uri;

  private GceCloud(KeyPair keys, Process process, URI uri) {
    this.keys = keys;
    this.process = process;
    this.uri = uri;
  }

  /** Fetches Google's description if it is not there yet, and starts on a free port. */
  public static GceCloud start() {
    try {
      Path infra = LevanteServer.home().resolve("src/test/infra");
      int port = LevanteServer.freePort();
      Process process =
          new ProcessBuilder(
                  folder(infra) + "/venv/bin/python",
                  infra.resolve("gce_cloud.py").toString(),
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      GceCloud cloud = new GceCloud(keys, process, URI.create("http://127.0.0.1:" + port + "/"));
      await("Compute Engine")
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> cloud.reset().isObject());
      return cloud;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException none) {
      throw new AssertionError(none);
    }
  }

  private static String folder(Path infra) throws IOException {
    Process fetching =
        new ProcessBuilder("sh", infra.resolve("gce-tools.sh").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(fetching.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(fetching.onExit().join().exitValue()).as("no description").isZero();
    return said.strip();
  }

  /** With one service account, and machines that boot by themselves. */
  private JsonNode reset() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return control(
        "reset",
        Map.of(
            "email",
            EMAIL,
            "n",
            key.getModulus().toString(),
            "e",
            key.getPublicExponent().toString(),
            "moving",
            true));
  }

  /** Where it answers, for the server's setting. */
  public String endpoint() {
    return uri.toString();
  }

  /** The administrator of a Levante that is to use it. */
  public Wire through(LevanteServer server) {
    String key =
        Base64.getMimeEncoder()
            .encodeToString(keys.getPrivate().getEncoded())
            .replace("\r\n", "\\\\n");
    return server.adminWith(
        ("id = gce; type = GCE; host = %s; username = %s; project = levante-test; region = us-central1;"
                + " password = \"-----BEGIN PRIVATE KEY-----\\\\n%s\\\\n-----END PRIVATE KEY-----\"")
            .formatted(uri, EMAIL, key));
  }

  /** The zones of the next insertion have no room, that many of them. */
  public void isFull(int zones) {
    for (int i = 0; i < zones; i++) {
      control("fault", Map.of("method", "instances.insert", "kind", "full"));
    }
  }

  /** What there is, by kind and name. */
  public List<String> inventory() {
    List<String> all = new ArrayList<>();
    JsonNode things = control("things", Map.of());
    for (String kind : List.of("addresses", "disks", "firewalls", "instances")) {
      things.path(kind).forEach(thing -> all.add(kind + " " + thing.path("name").asText()));
    }
    return all;
  }

  /** How many machines there ever were, without those that found no room. */
  public int launched() {
    return control("launched", Map.of()).asInt();
  }

  /** The requests that are not as Google describes them. */
  public List<String> rejected() {
    List<String> all = new ArrayList<>();
    control("rejected", Map.of()).forEach(one -> all.add(one.asText()));
    return all;
  }

  private JsonNode control(String what, Map<String, ?> body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri.resolve("control/" + what))
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
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
