package levante.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;
import levante.web.audit.ActQuery;
import levante.web.audit.AuditTrail;
import levante.web.jte.Templates;
import levante.web.page.frame.Downloads;
import levante.web.page.frame.Page;
import levante.web.security.Caller;

/** What everybody did. */
@Path("admin/audit")
@RequestScoped
public class AuditResource {
  private static final int BAD_REQUEST = 400;

  @Inject private AdminDoor door;
  @Inject private ActLists lists;
  @Inject private AuditTrail trail;
  @Inject private Templates templates;

  @QueryParam("who")
  @DefaultValue("")
  private String who;

  @QueryParam("area")
  @DefaultValue("")
  private String area;

  @QueryParam("day")
  @DefaultValue("")
  private String day;

  /** One page, the newest first. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public Response list(
      @QueryParam("after") @DefaultValue("") String after, @Context HttpHeaders headers) {
    ActsPage page =
        lists.of(
            door.enter(headers),
            new ActsPage.Asked(who, area, day, after),
            UnaryOperator.identity());
    int status = page.refusal().isPresent() ? BAD_REQUEST : 200;
    return Page.of(status, "admin/audit.jte", page).answer(templates);
  }

  /** All that fit, as a table to keep. */
  @GET
  @Path("csv")
  public Response csv() {
    Caller admin = door.admin();
    ActQuery wanted = ActQuery.read(who, area, day, "");
    return Downloads.of(
        output -> ActCsv.write(output, query -> trail.find(admin, query, ActCsv.AT_ONCE), wanted),
        "audit.csv");
  }
}
