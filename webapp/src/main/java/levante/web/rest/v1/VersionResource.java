package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import levante.web.LevanteVersion;

/** Which Levante this is; open to all. */
@Path("/api/v1/version")
@RequestScoped
public class VersionResource {
  /** The version and what stands outside. */
  public record VersionView(String version, String mode) {}

  /** Ours. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public VersionView version() {
    return new VersionView(LevanteVersion.CURRENT, "sandbox");
  }
}
