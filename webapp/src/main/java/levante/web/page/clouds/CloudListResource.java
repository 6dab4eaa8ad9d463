package levante.web.page.clouds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import levante.provisioner.credential.ManageClouds;
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** The list of the caller's clouds. */
@Path("clouds")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class CloudListResource {
  @Inject private ManageClouds clouds;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;

  /** All of them, with what they said when they were last asked. */
  @GET
  public Response list(
      @QueryParam("done") @DefaultValue("") String done, @Context HttpHeaders headers) {
    return Page.of(
            "clouds/list.jte",
            new CloudListPage(
                frames.of(Section.CLOUDS, headers),
                clouds.list(caller.owner()).stream()
                    .map(one -> CloudRow.of(one, clouds.users(one.ref()).size()))
                    .toList(),
                Done.said(done)))
        .answer(templates);
  }
}
