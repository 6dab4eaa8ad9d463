package levante.web.page.buckets;

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

/** The buckets, and what is in one. */
@Path("buckets")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class BucketPageResource {
  @Inject private Stores stores;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  /** All buckets. */
  @GET
  public Response all() {
    return Page.of(
            "buckets/list.jte",
            new BucketListPage(frames.of(Section.BUCKETS, headers), stores.all()))
        .answer(templates);
  }

  /** One page of what is in a bucket. */
  @GET
  @Path("{cluster}/{bucket}")
  public Response one(
      @PathParam("cluster") String cluster,
      @PathParam("bucket") String bucket,
      @QueryParam("prefix") @DefaultValue("") String prefix,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("done") @DefaultValue("") String done) {
    return Page.of(
            "buckets/bucket.jte",
            new BucketPage(
                frames.of(Section.BUCKETS, headers),
                cluster,
                bucket,
                stores.objects(cluster, bucket, prefix, after),
                Done.said(done)))
        .answer(templates);
  }
}
