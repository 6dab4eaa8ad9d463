package levante.web.page.infrastructure;

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
import levante.web.page.infrastructure.ListPage.Filter;

/** The list of infrastructures. */
@Path("infrastructures")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class InfrastructureListResource {
  @Inject private ListPages lists;
  @Inject private InfrastructureTable table;
  @Inject private Frames frames;
  @Inject private Templates templates;

  @QueryParam("as")
  private String format;

  /** One page of those that fit, or all of them as a file. */
  @GET
  public Response list(
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("everybody") boolean everybody,
      @Context HttpHeaders headers) {
    Filter asked = new Filter(name, state, page, everybody, false);
    if (format != null) {
      return table.answer(format, lists.wanted(asked));
    }
    return Page.of(
            "infrastructure/list.jte", lists.of(frames.of(Section.INFRASTRUCTURES, headers), asked))
        .answer(templates);
  }
}
