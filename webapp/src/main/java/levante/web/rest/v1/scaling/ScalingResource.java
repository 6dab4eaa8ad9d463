package levante.web.rest.v1.scaling;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.elasticity.Elasticity;
import levante.elasticity.operate.ManageRules;
import levante.elasticity.operate.RulesShown;
import levante.elasticity.rules.StoredRules;
import levante.kernel.ClusterId;
import levante.web.audit.ChangesNothing;
import levante.web.rest.v1.OwnedClusters;
import levante.web.rest.v1.scaling.ScalingView.ChangeView;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** By which rules its owner wants a cluster to be scaled. */
@Path("/api/v1/clusters/{cluster}/scaling")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScalingResource {
  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  /** As they stand, and what of them holds now. */
  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=1")
  @APIResponseSchema(value = ScalingView.class, responseCode = "200")
  public Response show() {
    return answer(rules().of(id()));
  }

  /** The text alone; nothing when there is none. */
  @GET
  @Produces("text/yaml;qs=0.5")
  @APIResponseSchema(value = String.class, responseCode = "200")
  public Response text() {
    RulesShown shown = rules().of(id());
    return Response.ok(shown.stored().map(StoredRules::text).orElse(""))
        .header(HttpHeaders.ETAG, Matching.tag(shown))
        .build();
  }

  /** Writes them; over others only when it says which. */
  @PUT
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml"})
  @APIResponseSchema(value = ScalingView.class, responseCode = "200")
  public Response write(String text, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    ClusterId id = id();
    long version = Matching.wanted(ifMatch, rules().of(id), 0);
    return answer(rules().write(id, text, caller.owner(), version));
  }

  /** What a text would change. */
  @POST
  @Path("plan")
  @ChangesNothing
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml"})
  public ChangeView plan(String text) {
    return ChangeView.of(rules().plan(id(), text));
  }

  /** Takes them away. */
  @DELETE
  @APIResponseSchema(value = ScalingView.class, responseCode = "200")
  public Response remove(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    ClusterId id = id();
    RulesShown shown = rules().of(id);
    if (shown.stored().isPresent()) {
      rules().remove(id, Matching.wanted(ifMatch, shown, Matching.version(shown)));
    }
    return answer(rules().of(id));
  }

  private static Response answer(RulesShown shown) {
    return Response.ok(ScalingView.of(shown)).header(HttpHeaders.ETAG, Matching.tag(shown)).build();
  }

  private ManageRules rules() {
    return elasticity.rules();
  }

  private ClusterId id() {
    return clusters.get(cluster, caller.owner()).id();
  }
}
