package levante.web.page.jobs;

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
import java.util.Optional;
import java.util.function.Supplier;
import levante.oscar.dispatch.JobName;
import levante.oscar.history.CancelJob;
import levante.oscar.history.ReplayJobs;
import levante.web.jte.Templates;
import levante.web.page.LiveBoard;
import levante.web.page.LivePage;
import levante.web.page.SseWatcher;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.page.frame.Section;
import levante.web.page.services.Done;
import levante.web.rest.v1.JobResource;
import levante.web.security.Caller;

/** One job: its stages, its log as it is written, and another try. */
@Path("jobs/{name}")
@RequestScoped
public class JobPageResource {
  private static final String HTML = "text/html;charset=UTF-8";

  @Inject private JobViews views;
  @Inject private ReplayJobs replayJobs;
  @Inject private CancelJob cancelJob;
  @Inject private LiveBoard board;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("name")
  private String name;

  /** The page as of now. */
  @GET
  @Produces(HTML)
  public Response page(@QueryParam("done") @DefaultValue("") String done) {
    return page(Done.said(done), Optional.empty()).answer(templates);
  }

  /** Its live part, sent again when it changes. */
  @GET
  @Path("live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@Context SseEventSink sink, @Context Sse sse) {
    JobName job = JobResource.jobName(name);
    String path = views.of(job, caller.owner()).path();
    LivePage page =
        new LivePage(
            path,
            watching ->
                LivePage.drawn(templates, "services", views.of(job, watching.owner()), "jobstate"));
    board.join(caller, page, new SseWatcher(sink, sse));
  }

  /** Lets its file be processed again. */
  @POST
  @Path("replays")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(HTML)
  public Response replay() {
    return act(
        Done.REPLAYED,
        () -> {
          replayJobs.one(JobResource.jobName(name), caller.owner());
          return name;
        });
  }

  /** Ends it. */
  @POST
  @Path("cancellation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(HTML)
  public Response cancel() {
    return act(
        Done.CANCELLED,
        () -> {
          cancelJob.cancel(JobResource.jobName(name), caller.owner());
          return name;
        });
  }

  private Response act(Done done, Supplier<String> work) {
    return Attempt.at(work)
        .match(
            changed -> Page.to("/jobs/%s?done=%s".formatted(changed, done.word())),
            refusal -> page(Optional.empty(), Optional.of(refusal)))
        .answer(templates);
  }

  private Page page(Optional<String> said, Optional<Refusal> refusal) {
    return Page.of(
            "services/job.jte",
            new JobPage(
                frames.of(Section.SERVICES, headers),
                views.of(JobResource.jobName(name), caller.owner()),
                said,
                refusal))
        .refusing(refusal);
  }
}
