package levante.web.page.compose;

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
import levante.oscar.compose.ServiceCatalogue;
import levante.oscar.service.ServiceCluster;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.page.services.FdlPages;

/** The services that are shipped, each to be used on a cluster of the caller's. */
@Path("services/catalogue")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ServiceCatalogueResource {
  @Inject private ServiceCatalogue catalogue;
  @Inject private Clusters clusters;
  @Inject private FdlPages texts;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** All of them. */
  @GET
  public Response list() {
    return Page.of(
            "services/catalogue.jte", CataloguePage.of(frame(), catalogue, clusters.choices()))
        .answer(templates);
  }

  /** The text of one for a cluster, to be checked or changed; as it is when none is chosen. */
  @GET
  @Path("{name}")
  public Response use(
      @PathParam("name") String name, @QueryParam("cluster") @DefaultValue("") String id) {
    ServiceCatalogue.Entry entry = catalogue.entry(name);
    if (id.isEmpty()) {
      return texts.filled(frame(), entry.text(), "").answer(templates);
    }
    ServiceCluster cluster = clusters.chosen(id);
    String text = entry.on(cluster.name(), clusters.beside(cluster));
    return texts.filled(frame(), text, cluster.infrastructure()).answer(templates);
  }

  private Frame frame() {
    return frames.of(Section.SERVICES, headers);
  }
}
