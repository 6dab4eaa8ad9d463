package levante.web.error;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import levante.web.jte.Templates;

/** What the error codes mean. Open to all: who cannot sign in has met one, too. */
@Path("errors")
@RequestScoped
public class ErrorCodesResource {
  @Inject private Templates templates;

  /** All of them, each at its own place. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public String all() {
    return templates.render("errors/codes.jte", new ErrorCodesPage());
  }
}
