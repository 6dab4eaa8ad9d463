package levante.web.page.services;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import levante.kernel.ClusterId;
import levante.oscar.history.ReplayJobs;
import levante.oscar.service.ServiceId;
import levante.web.gate.GateConfig;
import levante.web.jte.Templates;
import levante.web.page.Fragment;
import levante.web.page.LiveBoard;
import levante.web.page.LivePage;
import levante.web.page.SseWatcher;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** One service: what it is, what it does now, its jobs. */
@Path("services/{cluster}/{name}")
@RequestScoped
public class ServicePageResource {
  private static final String HTML = "text/html;charset=UTF-8";

  @Inject private GateConfig gate;
  @Inject private ServiceViews views;
  @Inject private ServiceTables tables;
  @Inject private ReplayJobs replayJobs;
  @Inject private LiveBoard board;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @PathParam("name")
  private String name;

  @QueryParam("as")
  private String format;

  private ServiceId id() {
    return new ServiceId(new ClusterId(cluster), name);
  }

  /** The page as of now, with one page of its jobs; or all of them as a file. */
  @GET
  @Produces(HTML)
  public Response page(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("done") @DefaultValue("") String done) {
    if (format != null) {
      return tables.jobs(format, id(), caller.owner(), state);
    }
    return page(views.jobs(id(), caller.owner(), state, after), Done.said(done), Optional.empty())
        .answer(templates);
  }

  /** Its live parts, each sent again when it changes. */
  @GET
  @Path("live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@Context SseEventSink sink, @Context Sse sse) {
    ServiceId id = id();
    views.of(id, caller.owner());
    LivePage page = new LivePage(ServiceViews.path(id), watching -> parts(id, watching));
    board.join(caller, page, new SseWatcher(sink, sse));
  }

  private List<Fragment> parts(ServiceId id, Caller watching) {
    return List.of(
        new Fragment(
            "summary", templates.render("services/summary.jte", views.of(id, watching.owner()))),
        new Fragment(
            "jobs",
            templates.render("services/jobs.jte", views.jobs(id, watching.owner(), "", ""))));
  }

  /** Lets all that it gave up be processed again. */
  @POST
  @Path("replays")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(HTML)
  public Response replay() {
    return Attempt.at(() -> replayJobs.allOf(id(), caller.owner()))
        .match(
            files -> Page.to(ServiceViews.path(id()) + "?done=" + Done.REPLAYED.word()),
            refusal ->
                page(
                    views.jobs(id(), caller.owner(), "", ""),
                    Optional.empty(),
                    Optional.of(refusal)))
        .answer(templates);
  }

  private Page page(ServicePage.Jobs jobs, Optional<String> said, Optional<Refusal> refusal) {
    return Page.of(
            "services/service.jte",
            new ServicePage(
                frames.of(Section.SERVICES, headers),
                views.of(id(), caller.owner()),
                jobs,
                gate.mostCallBytes(),
                said,
                refusal))
        .refusing(refusal);
  }
}
