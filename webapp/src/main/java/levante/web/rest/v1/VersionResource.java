package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import levante.web.LevanteVersion;

/** Which Levante this is; open to all, on every wire. */
@Path("/")
@RequestScoped
public class VersionResource {
  /** The version and what stands outside. */
  public record VersionView(String version, String mode) {}

  /** Ours. */
  @GET
  @Path("api/v1/version")
  @Produces(MediaType.APPLICATION_JSON)
  public VersionView version() {
    return new VersionView(LevanteVersion.CURRENT, "sandbox");
  }

  /** IM's clients compare this text with the version that they know. */
  @GET
  @Path("im/version")
  @Produces(MediaType.TEXT_PLAIN)
  public String imVersion() {
    return LevanteVersion.CURRENT;
  }

  /** OSCAR's clients only look at the status. */
  @GET
  @Path("oscar/{cluster}/health")
  @Produces(MediaType.TEXT_PLAIN)
  public String oscarHealth() {
    return "Ok";
  }
}
