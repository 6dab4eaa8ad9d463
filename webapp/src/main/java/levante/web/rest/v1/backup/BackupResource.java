package levante.web.rest.v1.backup;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import levante.web.backup.Backups;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Backups, for the admin who is on the server's machine. */
@Path("/api/v1/backups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "403")
public class BackupResource {
  @Inject private Backups backups;
  @Inject private Caller caller;

  /**
   * What was copied.
   *
   * @param folder of the copies, on the server's machine
   */
  public record BackupView(String folder, Instant at, List<String> files) {
    private static BackupView of(Backups.Made made) {
      return new BackupView(made.folder().toString(), made.at(), made.files());
    }
  }

  /** Copies the databases into the data folder; nothing of them is sent. */
  @POST
  @APIResponseSchema(value = BackupView.class, responseCode = "201")
  public Response make() {
    return Response.status(Response.Status.CREATED)
        .entity(BackupView.of(backups.make(caller)))
        .build();
  }
}
