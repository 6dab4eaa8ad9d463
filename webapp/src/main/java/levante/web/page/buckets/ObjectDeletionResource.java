package levante.web.page.buckets;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.ObjectStorage;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;

/** Deletes files of a bucket, after a page that names them. */
@Path("buckets/{cluster}/{bucket}/deletion")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ObjectDeletionResource {
  @Inject private Stores stores;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @PathParam("bucket")
  private String bucket;

  /** What would go; once that was ticked, it goes. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response delete(
      @FormParam("key") List<String> keys,
      @FormParam("asked") @DefaultValue("") String asked,
      @FormParam("sure") @DefaultValue("") String sure) {
    ObjectStorage storage = stores.open(cluster, bucket);
    if (keys.isEmpty()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "no file is ticked; go back and tick some");
    }
    if (asked.isEmpty()) {
      return page(keys, Optional.empty()).answer(templates);
    }
    return Attempt.sure(
            sure,
            () -> {
              keys.forEach(key -> storage.delete(bucket, key));
              return keys;
            })
        .match(
            gone -> Page.to(path() + "?done=" + Done.DELETED.word()),
            refusal -> page(keys, Optional.of(refusal)))
        .answer(templates);
  }

  private String path() {
    return BucketPage.path(cluster, bucket);
  }

  private Page page(List<String> keys, Optional<Refusal> refusal) {
    return Page.of(
            "buckets/deletion.jte",
            new ObjectDeletionPage(
                frames.of(Section.BUCKETS, headers), cluster, bucket, path(), keys, refusal))
        .refusing(refusal);
  }
}
