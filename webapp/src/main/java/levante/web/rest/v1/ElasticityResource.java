package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.NodeCounts;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.web.security.Caller;

/** How many nodes scaling brought and took. */
@Path("/api/v1/elasticity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ElasticityResource {
  @Inject private DecisionJournal journal;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /** The nodes that scaling brought to a cluster and took from it, since it is known. */
  public record CountsView(String cluster, int nodesAdded, int nodesRemoved) {}

  /** The counts of several clusters. */
  public record ElasticityView(List<CountsView> clusters) {}

  /** How many nodes came and went. */
  @GET
  public ElasticityView elasticity(@QueryParam("infrastructure") String infrastructure) {
    return new ElasticityView(
        clusters.of(caller.owner(), Optional.ofNullable(infrastructure)).stream()
            .map(this::counts)
            .toList());
  }

  private CountsView counts(ProvisionedCluster cluster) {
    NodeCounts counts = journal.counts(cluster.id());
    return new CountsView(cluster.id().value(), counts.added(), counts.removed());
  }
}
