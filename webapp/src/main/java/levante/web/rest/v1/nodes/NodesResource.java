package levante.web.rest.v1.nodes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import levante.elasticity.Elasticity;
import levante.elasticity.manual.HandAct;
import levante.kernel.ClusterId;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What CLUES's command line does: nodes by hand. */
@Path("/api/v1/clusters/{cluster}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {
  @Inject private Elasticity elasticity;
  @Inject private OwnedClusters clusters;
  @Inject private FindInfrastructures infrastructures;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  /** {@code clues status}. */
  @GET
  @Path("nodes")
  public ClusterNodesView status() {
    return ClusterNodesView.of(elasticity.showNodes().status(id()));
  }

  /** {@code clues nodeinfo} and {@code shownode}. */
  @GET
  @Path("nodes/{node}")
  public NodeInfoView info(@PathParam("node") String node) {
    return NodeInfoView.of(elasticity.showNodes().info(id(), node));
  }

  /** What persons did, the newest first. */
  @GET
  @Path("acts")
  public List<ActView> acts() {
    return elasticity.showNodes().acts(id()).stream().map(ActView::of).toList();
  }

  /** {@code clues disable}. */
  @PUT
  @Path("nodes/{node}/disabled")
  @APIResponseSchema(value = ActView.class, responseCode = "202")
  public Response disable(@PathParam("node") String node) {
    return done(elasticity.nodesByHand().disable(id(), node, caller.owner()));
  }

  /** {@code clues enable}. */
  @DELETE
  @Path("nodes/{node}/disabled")
  @APIResponseSchema(value = ActView.class, responseCode = "202")
  public Response enable(@PathParam("node") String node) {
    return done(elasticity.nodesByHand().enable(id(), node, caller.owner()));
  }

  /** {@code clues poweron}, of so many nodes that come. */
  @POST
  @Path("pools/{pool}/nodes")
  @APIResponseSchema(value = ActView.class, responseCode = "202")
  public Response powerOn(
      @PathParam("pool") String pool, @QueryParam("count") @DefaultValue("1") int count) {
    return done(elasticity.nodesByHand().powerOn(id(), pool, count, caller.owner()));
  }

  /** {@code clues poweroff}. */
  @DELETE
  @Path("nodes/{node}")
  @APIResponseSchema(value = ActView.class, responseCode = "202")
  public Response powerOff(@PathParam("node") String node) {
    infrastructures.get(owned().infrastructure(), caller.owner()).unlocked();
    return done(elasticity.nodesByHand().powerOff(id(), node, caller.owner()));
  }

  /** {@code clues resetstate} of a node. */
  @DELETE
  @Path("nodes/{node}/failures")
  @APIResponseSchema(value = ActView.class, responseCode = "202")
  public Response resetNode(@PathParam("node") String node) {
    return done(elasticity.nodesByHand().resetState(id(), node, caller.owner()));
  }

  /** The same of a pool. */
  @DELETE
  @Path("pools/{pool}/failures")
  @APIResponseSchema(value = ActView.class, responseCode = "202")
  public Response resetPool(@PathParam("pool") String pool) {
    return done(elasticity.nodesByHand().resetState(id(), pool, caller.owner()));
  }

  private static Response done(HandAct act) {
    return Response.accepted(ActView.of(act)).build();
  }

  private ClusterId id() {
    return owned().id();
  }

  private ProvisionedCluster owned() {
    return clusters.get(cluster, caller.owner());
  }
}
