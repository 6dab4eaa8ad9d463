package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import levante.oscar.call.CallBody;
import levante.oscar.call.CallService;
import levante.oscar.service.Service;

/** Calls of a service whose callers wait for the answer. */
@Path("/oscar/{cluster}/run/{service}")
@RequestScoped
public class OscarRunResource {
  @Inject private CallAccess access;
  @Inject private CallService callService;

  /**
   * Takes a body of any type: 200 with what was made, 500, 503 when no pod that is kept for the
   * service takes it, 504, or 429 when too many wait.
   */
  @POST
  public Response call(
      @PathParam("cluster") String cluster,
      @PathParam("service") String name,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      InputStream body) {
    Service service = access.service(cluster, name, authorization);
    try (CallBody given = CallBody.read(body)) {
      return RunAnswers.of(callService.run(service, given, Optional.ofNullable(idempotencyKey)));
    }
  }
}
