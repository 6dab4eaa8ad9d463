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
import java.util.List;
import levante.provisioner.credential.ManageClouds;
import levante.web.jte.Templates;
import levante.web.page.export.Chunk;
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

  /** All of them, also as a file, with what they said when they were last asked. */
  @GET
  public Response list(
      @QueryParam("done") @DefaultValue("") String done,
      @QueryParam("as") String format,
      @Context HttpHeaders headers) {
    List<CloudRow> rows =
        clouds.list(caller.owner()).stream()
            .map(one -> CloudRow.of(one, clouds.users(one.ref()).size()))
            .toList();
    if (format != null) {
      return CloudRow.TABLE.answer(format, "clouds", Chunk.all(rows));
    }
    return Page.of(
            "clouds/list.jte",
            new CloudListPage(frames.of(Section.CLOUDS, headers), rows, Done.said(done)))
        .answer(templates);
  }
}
