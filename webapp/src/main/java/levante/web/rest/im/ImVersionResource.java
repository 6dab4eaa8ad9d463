package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import levante.web.LevanteVersion;
import levante.web.rest.im.form.ImAnswers;

/** The version as IM's clients ask for it; open to all. */
@Path("/im/version")
@RequestScoped
public class ImVersionResource {
  @Context private HttpHeaders headers;

  /** One line of text, or {@code {"version": "..."}}. */
  @GET
  public Response version() {
    return new ImAnswers(headers).text("version", LevanteVersion.CURRENT);
  }
}
