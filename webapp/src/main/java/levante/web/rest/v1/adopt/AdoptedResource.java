package levante.web.rest.v1.adopt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.OscarServices;
import levante.oscar.cluster.AdoptedCluster;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Kubernetes clusters that exist already, taken into use for services. */
@Path("/api/v1/adopted")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdoptedResource {
  @Inject private OscarServices oscar;
  @Inject private Caller caller;

  /** An adopted cluster; its kubeconfig is never shown again. */
  public record AdoptedView(String id, String name, Instant adopted) {
    static AdoptedView of(AdoptedCluster cluster) {
      return new AdoptedView(cluster.id().value(), cluster.name(), cluster.adopted());
    }
  }

  /** The caller's adopted clusters. */
  @GET
  public List<AdoptedView> list() {
    return oscar.manageClusters().adopted(caller.owner()).stream().map(AdoptedView::of).toList();
  }

  /** Adopts a cluster that answers; the body is its kubeconfig. */
  @POST
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml"})
  @APIResponseSchema(value = AdoptedView.class, responseCode = "201")
  public Response adopt(
      @Parameter(required = true) @QueryParam("name") String name, String kubeconfig) {
    String wanted =
        Optional.ofNullable(name)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INVALID_REQUEST,
                        "name what the cluster is to be called: ?name="));
    AdoptedCluster cluster =
        oscar.manageClusters().adopt(caller.owner(), wanted, Secret.of(kubeconfig));
    return Response.status(Response.Status.CREATED).entity(AdoptedView.of(cluster)).build();
  }

  /** Lets a cluster go, with its services; nothing on the cluster itself is changed. */
  @DELETE
  @Path("{cluster}")
  @APIResponse(responseCode = "204")
  public Response release(@PathParam("cluster") String cluster) {
    oscar.manageClusters().release(caller.owner(), new ClusterId(cluster));
    return Response.noContent().build();
  }
}
