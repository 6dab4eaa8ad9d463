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
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** What the caller did. */
@Path("acts")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OwnActsResource {
  private static final int BAD_REQUEST = 400;

  @Inject private ActLists lists;
  @Inject private Caller caller;
  @Inject private Frames frames;
  @Inject private Templates templates;

  /** One page, the newest first. */
  @GET
  public Response list(
      @QueryParam("area") @DefaultValue("") String area,
      @QueryParam("day") @DefaultValue("") String day,
      @QueryParam("after") @DefaultValue("") String after,
      @Context HttpHeaders headers) {
    ActsPage page =
        lists.of(
            frames.of(Section.OVERVIEW, headers),
            new ActsPage.Asked("", area, day, after),
            query -> query.of(caller.owner()));
    int status = page.refusal().isPresent() ? BAD_REQUEST : 200;
    return Page.of(status, "admin/acts.jte", page).answer(templates);
  }
}
