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
import levante.web.rest.v1.view.DecisionView;
import levante.web.security.Caller;

/** What the scaling loop decided, and why. */
@Path("/api/v1/decisions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
  private static final int MOST_DECISIONS = 500;

  @Inject private DecisionJournal journal;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /** The newest decisions over the caller's clusters, the oldest of them first. */
  @GET
  public List<DecisionView> decisions(@QueryParam("infrastructure") String infrastructure) {
    return clusters.of(caller.owner(), Optional.ofNullable(infrastructure)).stream()
        .flatMap(cluster -> journal.recent(cluster.id(), MOST_DECISIONS).stream())
        .map(DecisionView::of)
        .sorted(Comparator.comparingLong(DecisionView::id))
        .toList();
  }
}
