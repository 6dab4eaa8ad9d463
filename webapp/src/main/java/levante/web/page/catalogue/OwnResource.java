package levante.web.page.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import levante.provisioner.naming.InfrastructureId;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;

/** Templates that somebody brings: pasted or uploaded, then checked, then filled in. */
@Path("catalogue/new")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OwnResource {
  @Inject private Walk walk;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** Where it is pasted or chosen; or the form of another one like an infrastructure. */
  @GET
  public Response start(@QueryParam("like") @DefaultValue("") String like) {
    if (!like.isBlank()) {
      return walk.like(frames.of(Section.CATALOGUE, headers), new InfrastructureId(like))
          .answer(templates);
    }
    return Page.of(
            "catalogue/own.jte",
            new OwnPage(frames.of(Section.CATALOGUE, headers), "", Optional.empty(), List.of()))
        .answer(templates);
  }

  /** Its problems, or its form when there are none. */
  @POST
  @ChangesNothing
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response pasted(@FormParam("template") @DefaultValue("") String text) {
    return walk.brought(frames.of(Section.CATALOGUE, headers), text).answer(templates);
  }

  /** The same of a file. */
  @POST
  @ChangesNothing
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response uploaded(List<EntityPart> parts) {
    return walk.brought(frames.of(Section.CATALOGUE, headers), Upload.text(parts))
        .answer(templates);
  }
}
