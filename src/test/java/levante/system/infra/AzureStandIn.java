package levante.system.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedSet;
import java.util.TreeSet;
import levante.kernel.testbed.FetchedServer;

/** A server that stands in for Azure, asked by itself and not through Levante. */
public final class AzureStandIn implements AutoCloseable {
  private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FetchedServer server;

  private AzureStandIn(FetchedServer server) {
    this.server = server;
  }

  /** Fetches what it needs if that is not there yet, and starts it on a free port. */
  public static AzureStandIn start() {
    AzureStandIn azure =
        new AzureStandIn(
            FetchedServer.python(
                "src/test/infra/azure-tools.sh",
                "src/test/infra/azure_cloud.py",
                "lab.example.org",
                "client",
                "secret",
                SUBSCRIPTION));
    azure.server.answering(azure::ask);
    return azure;
  }

  /** Where it answers, for the server's setting. */
  public String endpoint() {
    return server.base().toString();
  }

  /** The administrator of a Levante that is to use it. */
  public Wire through(LevanteServer levante) {
    return levante.adminWith(
        "id = azure; type = Azure; host = %s; subscription_id = %s; tenant = lab.example.org;"
                .formatted(endpoint(), SUBSCRIPTION)
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
    try {
      return JSON.readTree(server.post("/stand-in/things", ""));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
