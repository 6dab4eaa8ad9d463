package levante.web.page.elasticity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.elasticity.Elasticity;
import levante.elasticity.operate.NodesByHand;
import levante.kernel.ClusterId;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveBoard;
import levante.web.page.LivePage;
import levante.web.page.SseWatcher;
import levante.web.page.frame.Counts;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** One elastic cluster, and its nodes by hand. */
@Path("elasticity/{cluster}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ClusterPageResource {
  @Inject private Elasticity elasticity;
  @Inject private ScalingViews views;
  @Inject private ScalingPages pages;
  @Inject private DecisionTable decisions;
  @Inject private LiveBoard board;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @QueryParam("as")
  private String format;

  /** As of now; or all its decisions as a file. */
  @GET
  public Response page(
      @QueryParam("span") @DefaultValue("") String span,
      @QueryParam("done") @DefaultValue("") String done) {
    if (format != null) {
      return decisions.answer(format, id());
    }
    return pages
        .of(
            frames.of(Section.ELASTICITY, headers),
            id(),
            Span.of(span),
            new ScalingPages.Said(Done.said(done), Optional.empty()))
        .answer(templates);
  }

  /** Its live parts, each sent again when it changes. */
  @GET
  @Path("live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@Context SseEventSink sink, @Context Sse sse) {
    ClusterId id = id();
    LivePage page = new LivePage("/elasticity/" + id, watching -> parts(id, watching));
    board.join(caller, page, new SseWatcher(sink, sse));
  }

  private List<Fragment> parts(ClusterId id, Caller watching) {
    views.id(id.value(), watching.owner());
    return LivePage.drawn(
        templates,
        "elasticity",
        views.details(views.status(id)),
        "pools",
        "room",
        "rules",
        "decisions",
        "acts");
  }

  /** Takes a node out of use. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("nodes/{node}/disabling")
  public Response disable(@PathParam("node") String node) {
    return act(Done.DISABLED, hands -> hands.disable(id(), node, caller.owner()));
  }

  /** Takes it into use again. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("nodes/{node}/enabling")
  public Response enable(@PathParam("node") String node) {
    return act(Done.ENABLED, hands -> hands.enable(id(), node, caller.owner()));
  }

  /** Drains a node and gives it back. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("nodes/{node}/release")
  public Response release(@PathParam("node") String node) {
    return act(Done.RELEASED, hands -> hands.powerOff(id(), node, caller.owner()));
  }

  /** Orders more nodes of a pool. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("nodes")
  public Response order(
      @FormParam("pool") @DefaultValue("") String pool,
      @FormParam("count") @DefaultValue("") String count) {
    return act(
        Done.ORDERED, hands -> hands.powerOn(id(), pool, Counts.positive(count), caller.owner()));
  }

  /** Lets the failures of a pool count no more. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("pools/{pool}/reset")
  public Response reset(@PathParam("pool") String pool) {
    return act(Done.RESET, hands -> hands.resetState(id(), pool, caller.owner()));
  }

  private ClusterId id() {
    return views.id(cluster, caller.owner());
  }

  private Response act(Done done, Function<NodesByHand, ?> work) {
    ClusterId id = id();
    Frame frame = frames.of(Section.ELASTICITY, headers);
    return pages
        .after(frame, id, done, () -> work.apply(elasticity.nodesByHand()))
        .answer(templates);
  }
}
