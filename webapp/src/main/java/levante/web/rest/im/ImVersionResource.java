package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import levante.web.LevanteVersion;

/** The version as IM's clients ask for it; open to all. */
@Path("/im/version")
@RequestScoped
public class ImVersionResource {
  /** One line of text. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String version() {
    return LevanteVersion.CURRENT;
  }
}
