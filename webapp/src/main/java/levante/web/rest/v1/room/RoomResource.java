package levante.web.rest.v1.room;

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
import java.util.List;
import levante.elasticity.Elasticity;
import levante.elasticity.operate.RequestRoom;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What CLUES's {@code req_create}, {@code req_get} and {@code req_wait} do. */
@Path("/api/v1/clusters/{cluster}/room")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RoomResource {
  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  /** What was asked for lately, the newest first. */
  @GET
  public List<RoomRequestView> recent() {
    return room().recent(id()).stream().map(RoomRequestView::of).toList();
  }

  /** How one stands; whoever waits for it asks again. */
  @GET
  @Path("{request}")
  public RoomRequestView get(@PathParam("request") String request) {
    return RoomRequestView.of(room().get(id(), request));
  }

  /** Asks for room; the same once more changes nothing. */
  @PUT
  @Path("{request}")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = RoomRequestView.class, responseCode = "202")
  public Response ask(@PathParam("request") String request, WantedRoom wanted) {
    if (wanted == null) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "write what is wanted, such as {\"cpu\":\"2\",\"count\":4}");
    }
    return Response.accepted(
            RoomRequestView.of(room().ask(id(), request, wanted.by(caller.owner()))))
        .build();
  }

  /** Takes one back. */
  @DELETE
  @Path("{request}")
  public RoomRequestView withdraw(@PathParam("request") String request) {
    return RoomRequestView.of(room().withdraw(id(), request, caller.owner()));
  }

  private RequestRoom room() {
    return elasticity.room();
  }

  private ClusterId id() {
    return clusters.get(cluster, caller.owner()).id();
  }
}
