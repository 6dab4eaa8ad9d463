package levante.web.page.elasticity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** The list of elastic clusters. */
@Path("elasticity")
@RequestScoped
public class ElasticityPageResource {
  @Inject private ScalingViews views;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  /** All of the caller's. */
  @GET
  @Produces("text/html;charset=UTF-8")
  public Response all() {
    return Page.of(
            "elasticity/list.jte",
            new ScalingListPage(frames.of(Section.ELASTICITY, headers), views.all(caller.owner())))
        .answer(templates);
  }
}
