package levante.web.page.services;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;

/** Declares services: the text is checked first, and applied when its plan was seen. */
@Path("services/new")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/html;charset=UTF-8")
public class FdlResource {
  @Inject private FdlPages pages;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  private Frame frame() {
    return frames.of(Section.SERVICES, headers);
  }

  /** Where a text is written. */
  @GET
  public Response empty() {
    return pages.empty(frame()).answer(templates);
  }

  /** What applying the text would do, or what is wrong with it. */
  @POST
  @ChangesNothing
  public Response check(
      @FormParam("fdl") @DefaultValue("") String text,
      @FormParam("place") @DefaultValue("") String place) {
    return pages.checked(frame(), text, place).answer(templates);
  }

  /** Applies the text. */
  @POST
  @Path("apply")
  public Response apply(
      @FormParam("fdl") @DefaultValue("") String text,
      @FormParam("place") @DefaultValue("") String place) {
    return Attempt.at(() -> pages.applied(text, place))
        .match(page -> page, refusal -> pages.refused(frame(), text, place, refusal))
        .answer(templates);
  }
}
