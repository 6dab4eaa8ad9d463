package levante.web.rest.v1;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobName;
import levante.oscar.history.CancelJob;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobPage;
import levante.oscar.history.ReplayJobs;
import levante.web.rest.v1.view.JobView;
import levante.web.security.Caller;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Jobs and their logs. */
@Path("/api/v1/jobs")
@RequestScoped
public class JobResource {
  private static final int PAGE = 1000;

  @Inject private FindJobs findJobs;
  @Inject private ReplayJobs replayJobs;
  @Inject private CancelJob cancelJob;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  /**
   * A page of jobs, newest first.
   *
   * @param counts over this page, by state
   * @param next give it as {@code after} for the next page; absent at the end
   */
  public record JobsView(List<JobView> jobs, Map<String, Integer> counts, Optional<String> next) {}

  /** The caller's jobs, at most 1000 in one answer. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JobsView list(
      @QueryParam("infrastructure") String infrastructure, @QueryParam("after") String after) {
    Predicate<ClusterId> within =
        clusters.within(caller.owner(), Optional.ofNullable(infrastructure));
    List<JobView> jobs = new ArrayList<>();
    Optional<String> next = Optional.ofNullable(after);
    do {
      JobPage page = findJobs.of(caller.owner(), next, PAGE);
      page.jobs().stream()
          .filter(job -> within.test(job.service().cluster()))
          .map(JobView::of)
          .forEach(jobs::add);
      next = page.next();
    } while (jobs.isEmpty() && next.isPresent());
    Map<String, Integer> counts = new TreeMap<>();
    jobs.forEach(job -> counts.merge(job.state(), 1, Integer::sum));
    return new JobsView(jobs, counts, next);
  }

  /** One job. */
  @GET
  @Path("{name}")
  @Produces(MediaType.APPLICATION_JSON)
  public JobView get(@PathParam("name") String name) {
    return JobView.of(findJobs.find(jobName(name), caller.owner()));
  }

  /** What it has written so far. */
  @GET
  @Path("{name}/log")
  @Produces(MediaType.TEXT_PLAIN)
  public String log(@PathParam("name") String name) {
    return findJobs.log(jobName(name), caller.owner());
  }

  /** Lets the job's file be processed again (202); NOT_TO_REPLAY when there is no reason to. */
  @POST
  @Path("{name}/replays")
  @APIResponse(responseCode = "202")
  public Response replay(@PathParam("name") String name) {
    replayJobs.one(jobName(name), caller.owner());
    return Response.accepted().build();
  }

  /** Ends it before its time (202); its file is not tried again. */
  @POST
  @Path("{name}/cancellation")
  @APIResponse(responseCode = "202")
  public Response cancel(@PathParam("name") String name) {
    cancelJob.cancel(jobName(name), caller.owner());
    return Response.accepted().build();
  }

  /** A text that is no job's name names no job. */
  public static JobName jobName(String text) {
    try {
      return new JobName(text);
    } catch (IllegalStateException noName) {
      throw new LevanteException(ErrorCode.JOB_NOT_FOUND, "no job " + text, noName);
    }
  }
}
