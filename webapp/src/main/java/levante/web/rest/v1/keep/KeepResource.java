package levante.web.rest.v1.keep;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.keep.KeepUseCases;
import levante.provisioner.naming.InfrastructureId;
import levante.web.rest.v1.Submission;
import levante.web.rest.v1.view.TermsView;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Locks an infrastructure, lets it rest, and says how long it shall be. */
@Path("/api/v1/infrastructures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeepResource {
  @Inject private KeepUseCases keeping;
  @Inject private Caller caller;

  /** Lets nothing of it be taken away, stopped or edited; the first lock stays. */
  @PUT
  @Path("{id}/lock")
  public TermsView lock(
      @PathParam("id") String id, @QueryParam("reason") @DefaultValue("") String reason) {
    return view(keeping.lock().lock(new InfrastructureId(id), caller.owner(), reason));
  }

  /** Unlocks it. */
  @DELETE
  @Path("{id}/lock")
  public TermsView unlock(@PathParam("id") String id) {
    return view(keeping.lock().unlock(new InfrastructureId(id), caller.owner()));
  }

  /** Lets it end so long after now. */
  @PUT
  @Path("{id}/lifetime")
  public TermsView limit(
      @PathParam("id") String id,
      @Parameter(required = true) @Schema(format = "duration") @QueryParam("ttl") @DefaultValue("")
          String ttl) {
    return view(
        keeping.life().to(new InfrastructureId(id), caller.owner(), Submission.duration(ttl)));
  }

  /** Lets it be without an end. */
  @DELETE
  @Path("{id}/lifetime")
  public TermsView lift(@PathParam("id") String id) {
    return view(keeping.life().lift(new InfrastructureId(id), caller.owner()));
  }

  /** Lets all its machines be stopped. */
  @PUT
  @Path("{id}/hibernation")
  @APIResponseSchema(value = TermsView.class, responseCode = "202")
  public Response hibernate(@PathParam("id") String id) {
    return accepted(keeping.rest().hibernate(new InfrastructureId(id), caller.owner()));
  }

  /** Lets all its machines be started again. */
  @DELETE
  @Path("{id}/hibernation")
  @APIResponseSchema(value = TermsView.class, responseCode = "202")
  public Response wake(@PathParam("id") String id) {
    return accepted(keeping.rest().wake(new InfrastructureId(id), caller.owner()));
  }

  private static Response accepted(Infrastructure after) {
    return Response.accepted(view(after)).build();
  }

  private static TermsView view(Infrastructure after) {
    return TermsView.of(after.terms());
  }
}
