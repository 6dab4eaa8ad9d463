package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.FdlReader;
import levante.oscar.history.ReplayJobs;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.FindServices;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.web.audit.ChangesNothing;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Services, applied as FDL. */
@Path("/api/v1/services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
  private static final String FILE = "fdl.yaml";

  @Inject private FdlReader reader;
  @Inject private ApplyServices applyServices;
  @Inject private FindServices findServices;
  @Inject private ReplayJobs replayJobs;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /** A service; its paths are written {@code storage:bucket/prefix}. */
  public record ServiceView(
      String name, String cluster, List<String> inputs, List<String> outputs) {
    static ServiceView of(Service service) {
      return new ServiceView(
          service.id().name(),
          service.id().cluster().value(),
          service.inputs().stream().map(ServiceView::path).toList(),
          service.outputs().stream().map(ServiceView::path).toList());
    }

    private static String path(ServicePath path) {
      return "%s:%s/%s".formatted(path.storage().identity(), path.bucket(), path.keyPrefix());
    }
  }

  /** What became of the services of an FDL, and what its writer should know. */
  public record AppliedView(List<ChangeView> services, List<String> warnings) {}

  /**
   * One service and whether it was created, updated or unchanged.
   *
   * @param differences of what is updated, a sentence each
   */
  public record ChangeView(
      ServiceView service,
      @Schema(implementation = ApplyServices.Applied.Change.class) String change,
      List<String> differences) {
    static ChangeView of(ApplyServices.Applied one) {
      return new ChangeView(
          ServiceView.of(one.service()),
          one.change().name().toLowerCase(Locale.ROOT),
          one.differences());
    }
  }

  /**
   * Applies an FDL: all of its services or none.
   *
   * @param infrastructure when given, cluster keys may be the names of its clusters
   */
  @POST
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml"})
  public AppliedView apply(@QueryParam("infrastructure") String infrastructure, String text) {
    Fdl fdl = reader.read(FILE, text);
    return view(fdl, applyServices.apply(fdl, caller.owner(), Optional.ofNullable(infrastructure)));
  }

  /** What applying an FDL would do; nothing is changed. */
  @POST
  @ChangesNothing
  @Path("plan")
  @Consumes({"text/yaml", "text/x-yaml", "application/yaml"})
  public AppliedView plan(@QueryParam("infrastructure") String infrastructure, String text) {
    Fdl fdl = reader.read(FILE, text);
    return view(fdl, applyServices.plan(fdl, caller.owner(), Optional.ofNullable(infrastructure)));
  }

  private static AppliedView view(Fdl fdl, List<ApplyServices.Applied> applied) {
    return new AppliedView(
        applied.stream().map(ChangeView::of).toList(),
        fdl.warnings().stream().map(Object::toString).toList());
  }

  /** The caller's services. */
  @GET
  public List<ServiceView> list(@QueryParam("infrastructure") String infrastructure) {
    var within = clusters.within(caller.owner(), Optional.ofNullable(infrastructure));
    return findServices.of(caller.owner()).stream()
        .filter(service -> within.test(service.id().cluster()))
        .map(ServiceView::of)
        .toList();
  }

  /** How many files wait again. */
  public record ReplayedView(int files) {}

  /** Lets all files of a service that were given up be processed again (202). */
  @POST
  @Path("{cluster}/{name}/replays")
  @APIResponseSchema(value = ReplayedView.class, responseCode = "202")
  public Response replay(@PathParam("cluster") String cluster, @PathParam("name") String name) {
    ServiceId id = new ServiceId(new ClusterId(cluster), name);
    return Response.accepted(new ReplayedView(replayJobs.allOf(id, caller.owner()))).build();
  }
}
