package levante.web.page.act;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.jte.Templates;
import levante.web.language.Say;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Deletes an infrastructure, after a page that lists what goes with it. */
@Path("infrastructures/{id}/deletion")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class DeletionResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private DestroyInfrastructure destroyInfrastructure;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  /** What would go. */
  @GET
  public Response ask() {
    return page(Optional.empty()).answer(templates);
  }

  /** Asks for its end. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(@FormParam("sure") @DefaultValue("") String sure) {
    InfrastructureId one = new InfrastructureId(id);
    return Attempt.sure(sure, () -> destroyInfrastructure.destroy(one, caller.owner()))
        .match(
            ending -> Page.to("/infrastructures/%s?done=%s".formatted(one, Done.DELETING.word())),
            refusal -> page(Optional.of(refusal)))
        .answer(templates);
  }

  private Page page(Optional<Refusal> refusal) {
    Infrastructure found = findInfrastructures.get(new InfrastructureId(id), caller.owner());
    return Page.of(
            "infrastructure/deletion.jte",
            new DeletionPage(
                frames.of(Section.INFRASTRUCTURES, headers),
                found.name(),
                "/infrastructures/" + found.id(),
                losses(found),
                refusal))
        .refusing(refusal);
  }

  private static List<String> losses(Infrastructure found) {
    return Stream.of(
            found.aim().clusters().stream()
                .map(one -> Say.of("cluster %s with all that runs on it", one.spec().id())),
            found.estate().storages().stream()
                .map(one -> Say.of("object storage %s with all that is in it", one.spec().name())),
            found.machines().stream().map(one -> Say.of("machine %s with its disk", one.id())))
        .flatMap(lines -> lines)
        .toList();
  }
}
