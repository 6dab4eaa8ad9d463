package levante.web.page.clouds;

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
import java.util.Optional;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.ManageClouds;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Asks a cloud what it offers, to be searched. */
@Path("clouds/{name}/offers")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OffersResource {
  @Inject private ManageClouds clouds;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  /** The sizes and images that have all those words. */
  @GET
  public Response search(
      @PathParam("name") String name, @QueryParam("q") @DefaultValue("") String query) {
    Frame frame = frames.of(Section.CLOUDS, headers);
    CloudRef ref = clouds.get(CloudRef.of(caller.owner(), name)).ref();
    return Attempt.at(() -> OffersPage.of(frame, name, query, clouds.open(ref)))
        .match(
            found -> Page.of("clouds/offers.jte", found),
            refusal ->
                Page.of("clouds/offers.jte", OffersPage.refused(frame, name, query, refusal))
                    .refusing(Optional.of(refusal)))
        .answer(templates);
  }
}
