package levante.web.page.services;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.service.DeleteService;
import levante.oscar.service.ServiceId;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Deletes a service, after a page that says what goes with it. */
@Path("services/{cluster}/{name}/deletion")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ServiceDeletionResource {
  @Inject private ServiceViews views;
  @Inject private DeleteService deleteService;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @PathParam("name")
  private String name;

  /** What would go. */
  @GET
  public Response ask() {
    return page(Optional.empty()).answer(templates);
  }

  /** Deletes it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(@FormParam("sure") @DefaultValue("") String sure) {
    return Attempt.sure(
            sure,
            () -> {
              deleteService.delete(id(), caller.owner());
              return name;
            })
        .match(
            gone -> Page.to("/services?done=" + Done.DELETED.word()),
            refusal -> page(Optional.of(refusal)))
        .answer(templates);
  }

  private ServiceId id() {
    return new ServiceId(new ClusterId(cluster), name);
  }

  private Page page(Optional<Refusal> refusal) {
    return Page.of(
            "services/deletion.jte",
            new DeletionPage(
                frames.of(Section.SERVICES, headers), views.of(id(), caller.owner()), refusal))
        .refusing(refusal);
  }
}
