package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import levante.oscar.storage.ObjectPage;
import levante.web.security.Caller;

/** The buckets of the cluster's own storage, and what lies in them. */
@Path("/oscar/{cluster}/system/buckets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OscarBucketResource {
  @Inject private OscarCluster cluster;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String id;

  /** All buckets, by name. */
  @GET
  public List<BucketView> list() {
    return cluster.open(id).buckets().stream()
        .map(bucket -> BucketView.of(bucket, caller.owner()))
        .toList();
  }

  /** A page of a bucket's objects, by key. */
  @GET
  @Path("{bucket}")
  public BucketView.WithObjects get(
      @PathParam("bucket") String bucket,
      @QueryParam("page") String page,
      @QueryParam("limit") @DefaultValue("0") int limit) {
    Optional<String> after = BucketView.keyOf(page);
    ObjectPage found =
        cluster.open(id).list(BucketView.checked(bucket), "", after, BucketView.bounded(limit));
    return BucketView.of(bucket, caller.owner(), found);
  }
}
