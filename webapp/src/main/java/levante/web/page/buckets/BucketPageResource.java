package levante.web.page.buckets;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.bucket.ManageBuckets;
import levante.web.jte.Templates;
import levante.web.page.buckets.BucketListPage.Wish;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** The buckets, new ones, and what is in one. */
@Path("buckets")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class BucketPageResource {
  @Inject private Stores stores;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private ManageBuckets manageBuckets;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @QueryParam("as")
  private String format;

  /** All buckets. */
  @GET
  public Response all(@QueryParam("done") @DefaultValue("") String done) {
    return list(Done.said(done), Optional.empty()).answer(templates);
  }

  /** Makes a bucket in the storage of a cluster. */
  @POST
  @Path("{cluster}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response make(
      @PathParam("cluster") String cluster, @FormParam("name") @DefaultValue("") String name) {
    String bucket = name.strip();
    stores.open(cluster);
    return Attempt.at(
            () -> {
              manageBuckets.make(new ClusterId(cluster), bucket, caller.owner());
              return BucketPage.path(cluster, bucket);
            })
        .match(
            made -> Page.to(made + "?done=" + Done.MADE.word()),
            refusal -> list(Optional.empty(), Optional.of(new Wish(cluster, bucket, refusal))))
        .answer(templates);
  }

  private Page list(Optional<String> said, Optional<Wish> wish) {
    return Page.of(
            "buckets/list.jte",
            new BucketListPage(frames.of(Section.BUCKETS, headers), stores.all(), said, wish))
        .refusing(wish.map(Wish::refusal));
  }

  /** One page of what is in a bucket, or all of it as a file. */
  @GET
  @Path("{cluster}/{bucket}")
  public Response one(
      @PathParam("cluster") String cluster,
      @PathParam("bucket") String bucket,
      @QueryParam("prefix") @DefaultValue("") String prefix,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("done") @DefaultValue("") String done) {
    if (format != null) {
      return stores.file(format, cluster, bucket, prefix);
    }
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
