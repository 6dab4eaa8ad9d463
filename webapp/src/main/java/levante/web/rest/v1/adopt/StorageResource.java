package levante.web.rest.v1.adopt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.OscarServices;
import levante.oscar.cluster.AttachedStorage;
import levante.oscar.storage.StorageAccess;
import levante.provisioner.config.ProvisionerConfig;
import levante.web.rest.v1.HookTokens;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The S3 storage that a cluster is given as its own. */
@Path("/api/v1/storages/{cluster}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StorageResource {
  @Inject private OscarServices oscar;
  @Inject private HookTokens tokens;
  @Inject private ProvisionerConfig config;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  /**
   * What is to be given.
   *
   * @param verify whether its certificate is verified; yes unless it says no
   * @param target its name of the webhook that posts to the cluster's hook
   */
  public record Given(
      String endpoint,
      String accessKey,
      String secretKey,
      Optional<String> region,
      Optional<Boolean> verify,
      Optional<String> target) {
    AttachedStorage to(ClusterId cluster) {
      return new AttachedStorage(
          cluster,
          new StorageAccess(
              AttachedStorage.PROVIDER,
              endpoint(required("endpoint", endpoint)),
              required("access_key", accessKey),
              Secret.of(required("secret_key", secretKey)),
              region.orElse("us-east-1"),
              verify.orElse(true) ? StorageAccess.Tls.VERIFIED : StorageAccess.Tls.UNVERIFIED,
              StorageAccess.Protocol.S3),
          target.filter(name -> !name.isBlank()));
    }

    private static String required(String name, String value) {
      if (value == null || value.isBlank()) {
        throw new LevanteException(ErrorCode.INVALID_REQUEST, name + " is missing");
      }
      return value;
    }

    private static URI endpoint(String text) {
      try {
        URI uri = URI.create(text.replaceAll("/+$", ""));
        boolean fits =
            uri.getHost() != null
                && (uri.getScheme().equals("http") || uri.getScheme().equals("https"))
                && uri.getPath().isEmpty();
        if (fits) {
          return uri;
        }
      } catch (IllegalArgumentException wrong) {
        // Told below.
      }
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "endpoint is no http or https URL without a path: " + text);
    }
  }

  /**
   * The storage without its secret.
   *
   * @param hook where it may post its events to
   */
  public record StorageView(
      String endpoint, String accessKey, String region, Optional<String> target, HookView hook) {}

  /** The cluster's hook; it wants the token as {@code Authorization: Bearer}. */
  public record HookView(URI url, String token) {}

  /** Gives the cluster that storage. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public StorageView attach(Given given) {
    oscar.manageClusters().attach(caller.owner(), given.to(id()));
    return show();
  }

  /** The storage that the cluster was given. */
  @GET
  public StorageView show() {
    AttachedStorage storage =
        oscar
            .manageClusters()
            .attached(caller.owner(), id())
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.OBJECT_NOT_FOUND, cluster + " was given no storage"));
    return new StorageView(
        storage.access().endpoint().toString(),
        storage.access().accessKey(),
        storage.access().region(),
        storage.target(),
        new HookView(config.publicBase().resolve("/hooks/" + cluster), tokens.of(id()).reveal()));
  }

  /** Takes it away; its objects stay. */
  @DELETE
  @APIResponse(responseCode = "204")
  public Response detach() {
    oscar.manageClusters().detach(caller.owner(), id());
    return Response.noContent().build();
  }

  private ClusterId id() {
    return new ClusterId(cluster);
  }
}
