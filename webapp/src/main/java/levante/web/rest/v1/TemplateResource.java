package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import levante.tosca.catalog.Catalogue;

/** The catalogue of bundled service templates. */
@Path("/api/v1/templates")
@RequestScoped
public class TemplateResource {
  @Inject private Catalogue catalogue;

  /** One card of the catalogue. */
  public record TemplateView(String id, String title, String description) {}

  /** All templates, in the catalogue's order. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<TemplateView> list() {
    return catalogue.entries().stream()
        .map(one -> new TemplateView(one.id(), one.title(), one.description()))
        .toList();
  }

  /** The text of one. */
  @GET
  @Path("{id}")
  @Produces("text/yaml")
  public String get(@PathParam("id") String id) {
    return catalogue.template(id).text();
  }
}
