package levante.web.rest.v1.nodes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import levante.elasticity.Elasticity;
import levante.elasticity.state.Census;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** CLUES's graphs as data: in which states nodes were, and how many waited for them. */
@Path("/api/v1/clusters/{cluster}/history")
@RequestScoped
public class HistoryResource {
  private static final String CSV = "text/csv";

  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private Clock clock;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  @QueryParam("from")
  @Schema(format = "date-time")
  private String from;

  @QueryParam("to")
  @Schema(format = "date-time")
  private String to;

  /** Which node came into which state, and when. */
  @GET
  @Path("states")
  @Produces(MediaType.APPLICATION_JSON + ";qs=1")
  public List<ChangeView> states() {
    return changes().stream().map(ChangeView::of).toList();
  }

  /** The same, a line each. */
  @GET
  @Path("states")
  @Produces(CSV + ";qs=0.5")
  public String statesAsCsv() {
    return HistoryCsv.ofStates(changes());
  }

  /** How many nodes were in which state and how many pods waited, whenever that changed. */
  @GET
  @Path("counts")
  @Produces(MediaType.APPLICATION_JSON + ";qs=1")
  public List<CountView> counts() {
    return censuses().stream().map(CountView::of).toList();
  }

  /** The same, a line each. */
  @GET
  @Path("counts")
  @Produces(CSV + ";qs=0.5")
  public String countsAsCsv() {
    return HistoryCsv.ofCounts(censuses());
  }

  private List<StateChange> changes() {
    Span span = Span.of(from, to, clock.instant());
    return elasticity.showNodes().changes(id(), span.from(), span.to());
  }

  private List<Census> censuses() {
    Span span = Span.of(from, to, clock.instant());
    return elasticity.showNodes().counts(id(), span.from(), span.to());
  }

  private ClusterId id() {
    return clusters.get(cluster, caller.owner()).id();
  }
}
