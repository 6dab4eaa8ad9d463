package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether this wire answers; OSCAR's clients only look at the status. Open to all. */
@Path("/oscar/{cluster}/health")
@RequestScoped
public class OscarHealthResource {
  /** It does. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String health() {
    return "Ok";
  }
}
