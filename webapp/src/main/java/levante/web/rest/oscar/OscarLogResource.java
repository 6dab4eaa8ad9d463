package levante.web.rest.oscar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobPage;
import levante.oscar.service.ServiceId;
import levante.web.rest.v1.JobResource;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/** The jobs of a service and their logs as OSCAR's clients know them. */
@Path("/oscar/{cluster}/system/logs/{service}")
@RequestScoped
public class OscarLogResource {
  private static final int PAGE = 1000;

  @Inject private FindJobs findJobs;
  @Inject private OwnedClusters clusters;
  @Inject private Caller caller;

  @PathParam("cluster")
  private String cluster;

  @PathParam("service")
  private String service;

  /**
   * A page of jobs by name.
   *
   * @param nextPage empty at the end
   * @param remainingJobs OSCAR's own count of what the pages after this one hold; 0 at the end
   */
  public record LogsView(Map<String, LogView> jobs, String nextPage, int remainingJobs) {}

  /** One job, with OSCAR's word for its state. */
  public record LogView(
      String status,
      Instant creationTime,
      Optional<Instant> startTime,
      Optional<Instant> finishTime) {
    private static LogView of(Job job) {
      return new LogView(status(job.state()), job.created(), job.started(), job.finished());
    }

    private static String status(JobRun.State state) {
      return switch (state) {
        case WAITING -> "Pending";
        case STAGING_IN, RUNNING, STAGING_OUT -> "Running";
        case SUCCEEDED -> "Succeeded";
        case FAILED -> "Failed";
      };
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
    return new LogsView(jobs, found.next().orElse(""), found.next().isPresent() ? 1 : 0);
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

  private ServiceId id() {
    return new ServiceId(clusters.get(cluster, caller.owner()).id(), service);
  }
}
