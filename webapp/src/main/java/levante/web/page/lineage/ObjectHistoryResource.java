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
import java.util.List;
import levante.web.jte.Templates;
import levante.web.page.boxes.BoxPicks;
import levante.web.page.buckets.ObjectPlace;
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
      @QueryParam("key") @DefaultValue("") String key,
      @QueryParam("boxes") @DefaultValue("") String boxes,
      @QueryParam("label") List<String> labels) {
    return Page.of(
            "lineage/history.jte",
            histories.of(
                frames.of(Section.BUCKETS, headers),
                new ObjectPlace(cluster, bucket, key),
                BoxPicks.sent(boxes, labels)))
        .answer(templates);
  }
}
