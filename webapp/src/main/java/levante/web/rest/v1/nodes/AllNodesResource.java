package levante.web.rest.v1.nodes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import levante.elasticity.Elasticity;
import levante.kernel.ClusterId;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/** The workers of all the caller's clusters that are scaled. */
@Path("/api/v1/nodes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AllNodesResource {
  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /** {@code clues status}, of every cluster. */
  @GET
  public List<ClusterNodesView> status(@QueryParam("infrastructure") String infrastructure) {
    List<ClusterId> scaled = elasticity.showNodes().scaled();
    return clusters.of(caller.owner(), Optional.ofNullable(infrastructure)).stream()
        .map(ProvisionedCluster::id)
        .filter(scaled::contains)
        .map(id -> ClusterNodesView.of(elasticity.showNodes().status(id)))
        .toList();
  }
}
