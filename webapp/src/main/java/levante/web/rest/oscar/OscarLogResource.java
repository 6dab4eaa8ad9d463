package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.Job;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobPage;
import levante.oscar.history.RemoveJobs;
import levante.oscar.service.ServiceId;
import levante.web.rest.v1.JobResource;
import levante.web.security.Caller;

/** The jobs of a service and their logs as OSCAR's clients know them. */
@Path("/oscar/{cluster}/system/logs/{service}")
@RequestScoped
public class OscarLogResource {
  /** Jobs a page. Source: OSCAR 4.1, {@code JOB_LISTING_LIMIT}. */
  private static final int PAGE = 70;

  @Inject private FindJobs findJobs;
  @Inject private RemoveJobs removeJobs;
  @Inject private OscarCluster clusters;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  @PathParam("service")
  private String service;

  /**
   * A page of jobs by name.
   *
   * @param nextPage empty at the end
   * @param remainingJobs how many the pages after this one hold
   */
  public record LogsView(Map<String, LogView> jobs, String nextPage, long remainingJobs) {}

  /** One job, with OSCAR's word for its state. */
  public record LogView(
      String status,
      Instant creationTime,
      Optional<Instant> startTime,
      Optional<Instant> finishTime) {
    private static LogView of(Job job) {
      return new LogView(JobWords.of(job.state()), job.created(), job.started(), job.finished());
    }
  }

  /** The service's jobs, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public LogsView list(@QueryParam("page") String page) {
    Optional<String> after = Optional.ofNullable(page).filter(text -> !text.isEmpty());
    JobPage found = findJobs.ofService(id(), caller.owner(), after, PAGE);
    Map<String, LogView> jobs = new LinkedHashMap<>();
    found.jobs().forEach(job -> jobs.put(job.name().value(), LogView.of(job)));
    long remaining =
        found.next().map(next -> findJobs.remaining(id(), caller.owner(), next)).orElse(0L);
    return new LogsView(jobs, found.next().orElse(""), remaining);
  }

  /** What a job has written. */
  @GET
  @Path("{job}")
  @Produces(MediaType.TEXT_PLAIN)
  public String get(@PathParam("job") String name) {
    Job job = findJobs.find(JobResource.jobName(name), caller.owner());
    if (!job.service().equals(id())) {
      throw new LevanteException(ErrorCode.JOB_NOT_FOUND, "no job " + name + " of " + id());
    }
    return findJobs.log(job.name(), caller.owner());
  }

  /** Removes the service's jobs that succeeded, or with {@code all=true} all of them: 204. */
  @DELETE
  public Response removeAll(@QueryParam("all") @DefaultValue("false") boolean all) {
    RemoveJobs.Which which = all ? RemoveJobs.Which.ALL : RemoveJobs.Which.SUCCEEDED;
    removeJobs.of(id(), caller.owner(), which);
    return Response.noContent().build();
  }

  /** Removes one job; it is cancelled when it has not ended: 204. */
  @DELETE
  @Path("{job}")
  public Response remove(@PathParam("job") String name) {
    removeJobs.one(id(), JobResource.jobName(name), caller.owner());
    return Response.noContent().build();
  }

  private ServiceId id() {
    return new ServiceId(clusters.get(cluster), service);
  }
}
