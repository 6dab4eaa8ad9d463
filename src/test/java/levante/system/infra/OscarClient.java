package levante.system.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * OSCAR's own client for Python against one cluster, as a user's program calls it: a verb of {@code
 * oscar_client.py} a call.
 */
public final class OscarClient {
  private OscarClient() {}

  /** Fetches it if it is not there yet; its files go into {@code folder}. */
  public static ForeignClient of(URI endpoint, String user, String password, Path folder) {
    ObjectNode known = options(endpoint).put("user", user).put("password", password);
    return client(folder, "oscar-" + user, known);
  }

  /** The same as somebody who has no more than a service's token. */
  public static ForeignClient anonymous(URI endpoint, Path folder) {
    return client(folder, "oscar-anonymous", options(endpoint));
  }

  private static ObjectNode options(URI endpoint) {
    return new ObjectMapper()
        .createObjectNode()
        .put("cluster_id", "my_oscar")
        .put("endpoint", endpoint.toString())
        .put("ssl", true);
  }

  private static ForeignClient client(Path folder, String name, ObjectNode options) {
    Path python = ForeignClient.programs("oscar-tools.sh", folder).resolve("python");
    Path driver = LevanteServer.home().resolve("src/test/infra/oscar_client.py");
    Path known = ForeignClient.written(folder, name + ".json", options.toString());
    return new ForeignClient(
        folder,
        List.of(python.toString(), driver.toString(), known.toString()),
        ForeignClient.Json.LAST_LINE);
  }
}
