package levante.web.page.lineage;

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
import levante.web.jte.Templates;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;

/** The page of where an object comes from, and of what came of it. */
@Path("buckets/{cluster}/{bucket}/history")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ObjectHistoryResource {
  @Inject private Histories histories;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** The page. */
  @GET
  public Response page(
      @PathParam("cluster") String cluster,
      @PathParam("bucket") String bucket,
      @QueryParam("key") @DefaultValue("") String key) {
    return Page.of(
            "lineage/history.jte",
            histories.of(frames.of(Section.BUCKETS, headers), cluster, bucket, key))
        .answer(templates);
  }
}
