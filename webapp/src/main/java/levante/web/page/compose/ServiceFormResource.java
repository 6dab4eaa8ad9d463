package levante.web.page.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.oscar.service.ServiceCluster;
import levante.web.audit.ChangesNothing;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.page.services.FdlPages;

/** A form that makes the FDL of one service, which is checked as any other text. */
@Path("services/form")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ServiceFormResource {
  @Inject private Clusters clusters;
  @Inject private FdlPages texts;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** The form with what is assumed. */
  @GET
  public Response form() {
    return form(ServiceForm.EMPTY, Optional.empty()).answer(templates);
  }

  /** To the text's check, or the form again when there can be no text. */
  @POST
  @ChangesNothing
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response compose(MultivaluedMap<String, String> sent) {
    ServiceForm typed = ServiceForm.of(sent);
    return Attempt.at(
            () -> {
              ServiceCluster cluster = clusters.chosen(typed.cluster());
              String text = typed.draft(cluster.name()).fdl();
              return texts.checked(frame(), text, cluster.infrastructure());
            })
        .match(page -> page, refusal -> form(typed, Optional.of(refusal)))
        .answer(templates);
  }

  private Page form(ServiceForm form, Optional<Refusal> refusal) {
    return Page.of("services/form.jte", new FormPage(frame(), form, clusters.choices(), refusal))
        .refusing(refusal);
  }

  private Frame frame() {
    return frames.of(Section.SERVICES, headers);
  }
}
