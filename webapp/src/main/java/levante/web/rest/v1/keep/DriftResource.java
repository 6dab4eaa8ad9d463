package levante.web.rest.v1.keep;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.keep.KeepUseCases;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.terms.DriftPolicy;
import levante.web.rest.v1.view.DriftView;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What is no longer as Levante made it, and what is done about that. */
@Path("/api/v1/infrastructures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DriftResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private KeepUseCases keeping;
  @Inject private Caller caller;

  /** As it was last looked at. */
  @GET
  @Path("{id}/drift")
  public DriftView drift(@PathParam("id") String id) {
    return DriftView.of(findInfrastructures.get(new InfrastructureId(id), caller.owner()));
  }

  /** From now on it is repaired, or only reported. */
  @PUT
  @Path("{id}/drift")
  public DriftView treat(
      @PathParam("id") String id,
      @Parameter(required = true)
          @Schema(implementation = DriftPolicy.class)
          @QueryParam("policy")
          @DefaultValue("")
          String policy) {
    return DriftView.of(
        keeping.drift().by(new InfrastructureId(id), caller.owner(), DriftPolicy.of(policy)));
  }

  /** Orders one repair. */
  @POST
  @Path("{id}/repairs")
  @APIResponseSchema(value = DriftView.class, responseCode = "202")
  public Response repair(@PathParam("id") String id) {
    return Response.accepted(
            DriftView.of(keeping.drift().repair(new InfrastructureId(id), caller.owner())))
        .build();
  }
}
