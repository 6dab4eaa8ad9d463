package levante.web.rest.oscar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import levante.oscar.fdl.OscarJson;
import levante.oscar.storage.StorageAccess;
import levante.web.security.Caller;

/** What a client must know before it applies a service or moves a file. */
@Path("/oscar/{cluster}/system/config")
@RequestScoped
public class OscarConfigResource {
  @Inject private OscarCluster cluster;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String id;

  /** The cluster's settings, and the access to its own storage; null while it has none. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String config() {
    return render(id, caller.owner().value(), cluster.storage(id));
  }

  /** OSCAR's form; what it says of its own installation is empty here. */
  static String render(String id, String owner, Optional<StorageAccess> storage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode config = json.putObject("config");
    config.put("name", id);
    config.put("namespace", "");
    config.put("services_namespace", "");
    config.put("gpu_available", false);
    config.put("interLink_available", false);
    config.put("yunikorn_enable", false);
    config.putArray("oidc_groups");
    json.put("owner", owner);
    json.set(
        "minio_provider",
        storage
            .<com.fasterxml.jackson.databind.JsonNode>map(OscarJson::access)
            .orElseGet(JsonNodeFactory.instance::nullNode));
    json.putArray("allowed_image_repositories");
    return json.toString();
  }
}
