package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import levante.elasticity.Elasticity;
import levante.elasticity.operate.NodeStatus;
import levante.kernel.ClusterId;
import levante.oscar.history.FindJobs;
import levante.oscar.history.ServiceCounts;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.web.security.Caller;

/** How the cluster is: its nodes, its jobs, its storage. */
@Path("/oscar/{cluster}/system/status")
@RequestScoped
public class OscarStatusResource {
  @Inject private OscarCluster cluster;
  @Inject private Elasticity elasticity;
  @Inject private FindJobs findJobs;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String id;

  /** OSCAR's form. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public StatusView status() {
    ClusterId owned = cluster.get(id);
    Optional<StorageAccess> storage = cluster.storage(id);
    List<ServiceCounts> counts =
        findJobs.counts(caller.owner()).stream()
            .filter(count -> count.service().cluster().equals(owned))
            .toList();
    return StatusView.of(
        nodes(owned), counts, storage.map(access -> buckets(cluster.open(id))).orElse(List.of()));
  }

  private List<NodeStatus> nodes(ClusterId owned) {
    return elasticity.showNodes().scaled().contains(owned)
        ? elasticity.showNodes().status(owned).nodes()
        : List.of();
  }

  private static List<Integer> buckets(ObjectStorage storage) {
    return storage.buckets().stream().map(bucket -> StatusView.objectsOf(storage, bucket)).toList();
  }
}
