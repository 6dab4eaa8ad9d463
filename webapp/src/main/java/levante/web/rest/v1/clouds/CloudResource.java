package levante.web.rest.v1.clouds;

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
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.ManageClouds;
import levante.provisioner.credential.StoredCloud;
import levante.web.credential.AuthorizationHeader;
import levante.web.rest.v1.Submission;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The clouds that the caller keeps with Levante. */
@Path("/api/v1/clouds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CloudResource {
  @Inject private ManageClouds clouds;
  @Inject private Caller caller;

  /** All of them, by name. */
  @GET
  public List<CloudView> list() {
    return clouds.list(caller.owner()).stream().map(this::view).toList();
  }

  /** One of them; the cloud itself is not asked. */
  @GET
  @Path("{name}")
  public CloudView show(@PathParam("name") String name) {
    return view(clouds.get(ref(name)));
  }

  /**
   * Asks a cloud and keeps it, in the place of what was kept under that name; the body is a line of
   * IM's authorization header, or the same as a JSON object.
   */
  @PUT
  @Path("{name}")
  @Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
  @APIResponseSchema(value = CloudView.class, responseCode = "200")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CloudView.class)))
  public Response keep(@PathParam("name") String name, String line) {
    ManageClouds.Kept kept = clouds.keep(ref(name), one(line));
    return Response.status(kept.isNew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(view(kept.cloud()))
        .build();
  }

  private static CloudCredential one(String text) {
    List<CloudCredential> lines =
        AuthorizationHeader.clouds(text).stream().map(Submission::credential).toList();
    if (lines.size() != 1) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "the body is to be one line such as 'type = OpenStack; host = ...', and has %d"
              .formatted(lines.size()));
    }
    return lines.get(0);
  }

  /** Asks it again. */
  @POST
  @Path("{name}/checks")
  public CloudView check(@PathParam("name") String name) {
    return view(clouds.check(ref(name)));
  }

  /** Forgets it. */
  @DELETE
  @Path("{name}")
  @APIResponse(responseCode = "204")
  public Response forget(@PathParam("name") String name) {
    clouds.remove(ref(name));
    return Response.noContent().build();
  }

  private CloudView view(StoredCloud cloud) {
    return CloudView.of(cloud, clouds.users(cloud.ref()));
  }

  private CloudRef ref(String name) {
    return CloudRef.of(caller.owner(), name);
  }
}
