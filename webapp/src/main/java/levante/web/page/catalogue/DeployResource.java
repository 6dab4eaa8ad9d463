package levante.web.page.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.choice.ChoiceAsked;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;

/** What the filled-in form of a template becomes: its plan, its infrastructure, or itself again. */
@Path("deployments/{id}")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/html;charset=UTF-8")
public class DeployResource {
  @Inject private Walk walk;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** The form again, to change what was typed. */
  @POST
  @ChangesNothing
  @Path("form")
  public Response form(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return walk.form(frame(), Filling.sent(id, form)).answer(templates);
  }

  /** What the chosen cloud has for a field; or the form, with what was chosen of it. */
  @POST
  @ChangesNothing
  @Path("choice")
  public Response choice(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return walk.choice(frame(), Filling.sent(id, form), ChoiceAsked.sent(form)).answer(templates);
  }

  /** The plan; nothing is kept. */
  @POST
  @ChangesNothing
  @Path("plan")
  public Response plan(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return walk.plan(frame(), Filling.sent(id, form)).answer(templates);
  }

  /** The infrastructure; pressed twice, it is the same one. */
  @POST
  public Response deploy(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    return walk.deploy(frame(), Filling.sent(id, form)).answer(templates);
  }

  private Frame frame() {
    return frames.of(Section.CATALOGUE, headers);
  }
}
