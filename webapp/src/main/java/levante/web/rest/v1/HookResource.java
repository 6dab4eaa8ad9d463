package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.inbox.AcceptNotification;

/** Where object storages tell of created objects. A 2xx means that it is written down. */
@Path("/hooks/{cluster}")
@RequestScoped
public class HookResource {
  private static final String BEARER = "Bearer ";

  @Inject private AcceptNotification acceptNotification;
  @Inject private HookTokens tokens;

  /** Takes a notification of the cluster's storage, with the token that the storage was given. */
  @POST
  @Consumes({
    MediaType.APPLICATION_JSON,
    "application/cloudevents+json",
    "application/cloudevents-batch+json",
    MediaType.TEXT_PLAIN
  })
  public Response accept(
      @PathParam("cluster") String cluster,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      String notification) {
    ClusterId id = new ClusterId(cluster);
    if (!tokens.matches(id, bearer(authorization))) {
      throw new LevanteException(ErrorCode.UNAUTHENTICATED, "not the token of this cluster's hook");
    }
    acceptNotification.accept(id, notification);
    return Response.noContent().build();
  }

  private static String bearer(String authorization) {
    return authorization != null && authorization.startsWith(BEARER)
        ? authorization.substring(BEARER.length())
        : "";
  }
}
