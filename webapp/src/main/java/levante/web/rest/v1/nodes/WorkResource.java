package levante.web.rest.v1.nodes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import levante.elasticity.Elasticity;
import levante.elasticity.replay.ReplayWorld;
import levante.elasticity.work.WorkLedger;
import levante.elasticity.work.WorkTrace;
import levante.kernel.ClusterId;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The work that a cluster had, as a trace, and what it can be replayed on. */
@Path("/api/v1/clusters/{cluster}/work")
@RequestScoped
public class WorkResource {
  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private Clock clock;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  /**
   * What {@code levante whatif} reads, of a day unless told otherwise; {@code last} is a duration
   * as in ISO 8601, in place of {@code from}. An answer that breaks off lacks its last comment.
   */
  @GET
  @Produces("text/csv;charset=UTF-8")
  @APIResponseSchema(value = String.class, responseCode = "200")
  public Response trace(
      @QueryParam("from") @Schema(format = "date-time") String from,
      @QueryParam("to") @Schema(format = "date-time") String to,
      @QueryParam("last") @Schema(format = "duration") String last) {
    ClusterId id = id();
    WorkLedger work = elasticity.work();
    Instant now = clock.instant();
    Span span = last == null ? Span.of(from, to, now) : Span.last(last, now);
    WorkTrace.Period period =
        new WorkTrace.Period(
            new WorkLedger.Span(span.from(), span.to()), span.to().isAfter(now) ? span.to() : now);
    return Response.ok(
            (StreamingOutput)
                body -> {
                  Writer out =
                      new BufferedWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
                  WorkTrace.write(work, id, period, Integer.MAX_VALUE, out);
                  out.flush();
                })
        .build();
  }

  /** The nodes of the cluster's largest pool. */
  @GET
  @Path("world")
  @Produces(MediaType.APPLICATION_JSON)
  public WorldView world() {
    ClusterId id = id();
    return WorldView.of(
        ReplayWorld.of(
            elasticity.showNodes().cluster(id), elasticity.journal().boots(id, ReplayWorld.BOOTS)));
  }

  private ClusterId id() {
    return clusters.get(cluster, caller.owner()).id();
  }
}
