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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.bucket.ManageBuckets;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Deletes a bucket with all that is in it, after a page that says how much that is. */
@Path("buckets/{cluster}/{bucket}/removal")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class BucketDeletionResource {
  @Inject private ManageBuckets manageBuckets;
  @Inject private Stores stores;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @PathParam("bucket")
  private String bucket;

  /** What would go, or which services keep it. */
  @GET
  public Response ask() {
    return page(Optional.empty()).answer(templates);
  }

  /** Deletes it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(@FormParam("sure") @DefaultValue("") String sure) {
    stores.open(cluster, bucket);
    return Attempt.sure(
            sure,
            () -> {
              manageBuckets.delete(new ClusterId(cluster), bucket, caller.owner());
              return bucket;
            })
        .match(
            gone -> Page.to("/buckets?done=" + Done.REMOVED.word()),
            refusal -> page(Optional.of(refusal)))
        .answer(templates);
  }

  private Page page(Optional<Refusal> refusal) {
    return Page.of(
            "buckets/removal.jte",
            new BucketDeletionPage(
                frames.of(Section.BUCKETS, headers),
                cluster,
                bucket,
                manageBuckets.look(new ClusterId(cluster), bucket, caller.owner()),
                refusal))
        .refusing(refusal);
  }
}
