package levante.system.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import levante.kernel.testbed.FetchedServer;

/** What answers as Google Compute Engine does, asked by itself and not through Levante. */
public final class GceCloud implements AutoCloseable {
  private static final String EMAIL = "levante@levante-test.iam.gserviceaccount.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPair keys;
  private final FetchedServer server;

  private GceCloud(KeyPair keys, FetchedServer server) {
    this.keys = keys;
    this.server = server;
  }

  /** Fetches Google's description if it is not there yet, and starts on a free port. */
  public static GceCloud start() {
    try {
      GceCloud cloud =
          new GceCloud(
              KeyPairGenerator.getInstance("RSA").generateKeyPair(),
              FetchedServer.python("src/test/infra/gce-tools.sh", "src/test/infra/gce_cloud.py"));
      cloud.server.answering(cloud::reset);
      return cloud;
    } catch (NoSuchAlgorithmException none) {
      throw new AssertionError(none);
    }
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
    return server.base().toString();
  }

  /** The administrator of a Levante that is to use it. */
  public Wire through(LevanteServer levante) {
    String key =
        Base64.getMimeEncoder()
            .encodeToString(keys.getPrivate().getEncoded())
            .replace("\r\n", "\\\\n");
    return levante.adminWith(
        ("id = gce; type = GCE; host = %s; username = %s; project = levante-test; region = us-central1;"
                + " password = \"-----BEGIN PRIVATE KEY-----\\\\n%s\\\\n-----END PRIVATE KEY-----\"")
            .formatted(endpoint(), EMAIL, key));
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
