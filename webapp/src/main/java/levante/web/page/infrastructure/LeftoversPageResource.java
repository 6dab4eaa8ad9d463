package levante.web.page.infrastructure;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/** Asks clouds, clusters and storages what they still list of an infrastructure. */
@Path("infrastructures/{id}/leftovers")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class LeftoversPageResource {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private OwnedClusters clusters;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** As they answer now; also after its end. */
  @GET
  public Response leftovers(@PathParam("id") String id, @Context HttpHeaders headers) {
    Infrastructure found = findInfrastructures.ever(new InfrastructureId(id), caller.owner());
    Frame frame = frames.of(Section.INFRASTRUCTURES, headers);
    String path = "/infrastructures/" + found.id();
    LeftoversPage page =
        Attempt.at(() -> clusters.leftovers(found.id()))
            .match(
                left ->
                    new LeftoversPage(
                        frame, found.name(), path, LeftoversPage.kinds(left), Optional.empty()),
                refusal ->
                    new LeftoversPage(frame, found.name(), path, List.of(), Optional.of(refusal)));
    return Page.of("infrastructure/leftovers.jte", page).refusing(page.refusal()).answer(templates);
  }
}
