package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.web.rest.v1.view.InfrastructureView;
import levante.web.rest.v1.view.LeftoversView;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Infrastructures: submitted, looked at, destroyed. */
@Path("/api/v1/infrastructures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InfrastructureResource {
  private static final int MOST_EVENTS = 500;

  @Inject private CreateInfrastructure createInfrastructure;
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private DestroyInfrastructure destroyInfrastructure;
  @Inject private EventHistory history;
  @Inject private OwnedClusters clusters;
  @Inject private ProvisionerConfig config;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** One thing that happened to an infrastructure. */
  public record EventView(
      Instant at,
      @Schema(implementation = InfrastructureEvent.Kind.class) String kind,
      Optional<String> machine,
      String sentence) {
    private static EventView of(InfrastructureEvent event) {
      return new EventView(
          event.at(),
          event.kind().name().toLowerCase(Locale.ROOT),
          event.machine().map(MachineId::value),
          event.sentence());
    }
  }

  /** The caller's, the oldest first. */
  @GET
  public List<InfrastructureView> list() {
    return findInfrastructures.list(caller.owner()).stream().map(this::view).toList();
  }

  /** Submits a template; the same Idempotency-Key again answers the same infrastructure. */
  @POST
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml", "application/zip"})
  @APIResponseSchema(value = InfrastructureView.class, responseCode = "201")
  public Response create(@BeanParam Submission submission, byte[] template) {
    return created(submission.wish(caller, templates.of(template, submission.parents())));
  }

  /** The same with a template that comes with parents and files. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = InfrastructureView.class, responseCode = "201")
  public Response create(@BeanParam Submission submission, Templates.Body body) {
    return created(submission.wish(caller, templates.of(body), body.inputs().orElse(Map.of())));
  }

  private Response created(NewInfrastructure wish) {
    Infrastructure made = createInfrastructure.from(wish);
    return Response.created(config.publicUrl("/api/v1/infrastructures/" + made.id()))
        .entity(view(made))
        .build();
  }

  /** One of the caller's. */
  @GET
  @Path("{id}")
  public InfrastructureView get(@PathParam("id") String id) {
    return view(findInfrastructures.get(new InfrastructureId(id), caller.owner()));
  }

  /** Asks for its end. */
  @DELETE
  @Path("{id}")
  @APIResponseSchema(value = InfrastructureView.class, responseCode = "202")
  public Response delete(@PathParam("id") String id) {
    Infrastructure ending = destroyInfrastructure.destroy(new InfrastructureId(id), caller.owner());
    return Response.accepted(view(ending)).build();
  }

  /** What happened to it, the newest first. */
  @GET
  @Path("{id}/events")
  public List<EventView> events(@PathParam("id") String id) {
    InfrastructureId found = clusters.everOwned(id, caller.owner());
    return history.newest(found, MOST_EVENTS).stream().map(EventView::of).toList();
  }

  /** What the outside still lists of it; also after its end. */
  @GET
  @Path("{id}/leftovers")
  public LeftoversView leftovers(@PathParam("id") String id) {
    return clusters.leftovers(clusters.everOwned(id, caller.owner()));
  }

  private InfrastructureView view(Infrastructure infrastructure) {
    return InfrastructureView.of(infrastructure, clusters.of(infrastructure), config.publicBase());
  }
}
