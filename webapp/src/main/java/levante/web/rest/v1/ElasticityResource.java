package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.NodeCounts;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.web.security.Caller;

/** What the scaling loop decided, and how many nodes came and went. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ElasticityResource {
  private static final int MOST_DECISIONS = 500;

  @Inject private DecisionJournal journal;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /** The nodes that scaling brought to a cluster and took from it, since it is known. */
  public record CountsView(String cluster, int nodesAdded, int nodesRemoved) {}

  /** The counts of several clusters. */
  public record ElasticityView(List<CountsView> clusters) {}

  /** The newest decisions over the caller's clusters, the oldest of them first. */
  @GET
  @Path("decisions")
  public List<DecisionView> decisions(@QueryParam("infrastructure") String infrastructure) {
    return clusters.of(caller.owner(), Optional.ofNullable(infrastructure)).stream()
        .flatMap(cluster -> journal.recent(cluster.id(), MOST_DECISIONS).stream())
        .map(DecisionView::of)
        .sorted(Comparator.comparingLong(DecisionView::id))
        .toList();
  }

  /** How many nodes came and went. */
  @GET
  @Path("elasticity")
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
