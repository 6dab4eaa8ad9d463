package levante.web.page.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import levante.provisioner.naming.InfrastructureId;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;

/** Changes an infrastructure: its form, what a change would mean, and the change. */
@Path("infrastructures/{id}/edit")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class EditPageResource {
  @Inject private Edits edits;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  /** The form. */
  @GET
  public Response form() {
    return edits.form(frame(), new InfrastructureId(id)).answer(templates);
  }

  /** The form again, to change what was typed. */
  @POST
  @ChangesNothing
  @Path("form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response form(MultivaluedMap<String, String> form) {
    return edits.form(frame(), new InfrastructureId(id), form).answer(templates);
  }

  /** What it would mean; nothing is kept. */
  @POST
  @ChangesNothing
  @Path("plan")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response plan(MultivaluedMap<String, String> form) {
    return edits.plan(frame(), new InfrastructureId(id), form).answer(templates);
  }

  /** The change. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response edit(MultivaluedMap<String, String> form) {
    return edits.edit(frame(), new InfrastructureId(id), form).answer(templates);
  }

  private Frame frame() {
    return frames.of(Section.INFRASTRUCTURES, headers);
  }
}
