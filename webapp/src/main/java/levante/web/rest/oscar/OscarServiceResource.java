package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.oscar.fdl.FdlReader;
import levante.oscar.fdl.OscarJson;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.DeleteService;
import levante.oscar.service.FindServices;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.StorageAccess;
import levante.web.security.Caller;

/** The services of one cluster as OSCAR's clients know them. */
@Path("/oscar/{cluster}/system/services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OscarServiceResource {
  private static final String BODY = "service.json";

  @Inject private FdlReader reader;
  @Inject private ApplyServices applyServices;
  @Inject private FindServices findServices;
  @Inject private DeleteService deleteService;
  @Inject private OscarCluster cluster;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String clusterId;

  /** Makes a service: 201. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(String body) {
    apply(body);
    return Response.status(Response.Status.CREATED).build();
  }

  /** Makes or changes a service: 204. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response update(String body) {
    apply(body);
    return Response.noContent().build();
  }

  /** All services of the caller's on this cluster. */
  @GET
  public String list() {
    Optional<StorageAccess> storage = cluster.storage(clusterId);
    return findServices.onCluster(cluster(), caller.owner()).stream()
        .map(service -> json(service, storage))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** One service. */
  @GET
  @Path("{name}")
  public String get(@PathParam("name") String name) {
    Service service = findServices.find(new ServiceId(cluster(), name), caller.owner());
    return json(service, cluster.storage(clusterId));
  }

  /** Deletes a service: 204. Buckets and objects stay. */
  @DELETE
  @Path("{name}")
  public Response delete(@PathParam("name") String name) {
    deleteService.delete(new ServiceId(cluster(), name), caller.owner());
    return Response.noContent().build();
  }

  private void apply(String body) {
    String target = cluster().value();
    applyServices.apply(
        reader.readService(BODY, body, target), caller.owner(), cluster.infrastructure(target));
  }

  private ClusterId cluster() {
    return cluster.get(clusterId);
  }

  private static String json(Service service, Optional<StorageAccess> storage) {
    String cluster = service.id().cluster().value();
    return OscarJson.render(
        service.definition(),
        service.providers(),
        new OscarJson.Home(cluster, service.owner().value(), storage),
        service.token());
  }
}
