package levante.web.page.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import levante.tosca.catalog.Catalogue;
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;

/** The catalogue and the empty forms of its templates. */
@Path("catalogue")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class CatalogueResource {
  @Inject private Catalogue catalogue;
  @Inject private Walk walk;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** The cards, searched by words and by a tag. */
  @GET
  public Response list(
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("tag") @DefaultValue("") String tag) {
    return Page.of(
            "catalogue/list.jte",
            CataloguePage.of(
                frames.of(Section.CATALOGUE, headers),
                catalogue,
                query,
                Optional.of(tag).filter(one -> !one.isBlank())))
        .answer(templates);
  }

  /** The form of one, with what is added to it. */
  @GET
  @Path("{id}")
  public Response form(@PathParam("id") String id, @QueryParam("add") List<String> additions) {
    return walk.form(frames.of(Section.CATALOGUE, headers), Filling.start(id, additions))
        .answer(templates);
  }
}
