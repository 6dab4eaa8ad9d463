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

  @QueryParam("as")
  private String format;

  /** One page, the newest first; or all that fit as a file. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public Response list(
      @QueryParam("after") @DefaultValue("") String after, @Context HttpHeaders headers) {
    if (format != null) {
      Caller admin = door.admin();
      return ActTable.answer(
          format,
          query -> trail.find(admin, query, ActTable.AT_ONCE),
          ActQuery.read(who, area, day, ""));
    }
    ActsPage page =
        lists.of(
            door.enter(headers),
            new ActsPage.Asked(who, area, day, after),
            UnaryOperator.identity());
    int status = page.refusal().isPresent() ? BAD_REQUEST : 200;
    return Page.of(status, "admin/audit.jte", page).answer(templates);
  }
}
