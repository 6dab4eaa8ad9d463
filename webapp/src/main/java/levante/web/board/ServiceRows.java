package levante.web.board;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.FindJobs;
import levante.oscar.history.ServiceCounts;
import levante.oscar.service.FindServices;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.web.view.JobRow;
import levante.web.view.ServiceRow;
import levante.web.view.Status;

/** Services and jobs as rows of the dashboard. */
public final class ServiceRows {
  private final FindServices findServices;
  private final FindJobs findJobs;

  /** Over the services' use cases. */
  public ServiceRows(FindServices findServices, FindJobs findJobs) {
    this.findServices = findServices;
    this.findJobs = findJobs;
  }

  /** An owner's services, in the order of their names. */
  public List<ServiceRow> services(OwnerId owner) {
    return rows(findServices.of(owner), owner);
  }

  /** These services of an owner, as they were read. */
  public List<ServiceRow> rows(List<Service> services, OwnerId owner) {
    Map<ServiceId, ServiceCounts> counts =
        findJobs.counts(owner).stream()
            .collect(Collectors.toMap(ServiceCounts::service, Function.identity()));
    return services.stream()
        .map(service -> row(service, Optional.ofNullable(counts.get(service.id()))))
        .toList();
  }

  /**
   * A service with what it has done and has to do; of one that has done nothing nothing is known.
   */
  public static ServiceRow row(Service service, Optional<ServiceCounts> counts) {
    return new ServiceRow(
        service.id().name(),
        service.id().cluster(),
        service.inputs().stream().map(path -> path(service, path)).toList(),
        service.outputs().stream().map(path -> path(service, path)).toList(),
        new ServiceRow.JobCounts(
            count(counts, JobRun.State.WAITING),
            count(counts, JobRun.State.STAGING_IN)
                + count(counts, JobRun.State.RUNNING)
                + count(counts, JobRun.State.STAGING_OUT),
            count(counts, JobRun.State.SUCCEEDED),
            count(counts, JobRun.State.FAILED)));
  }

  private static int count(Optional<ServiceCounts> counts, JobRun.State state) {
    return counts.map(one -> Math.toIntExact(one.jobs(state))).orElse(0);
  }

  /** Its own cluster's storage goes without saying. */
  private static String path(Service service, ServicePath path) {
    String storage = path.storage().identity();
    return storage.equals(service.id().cluster().value())
        ? path.place()
        : storage + ":" + path.place();
  }

  List<JobRow> jobs(OwnerId owner, int most) {
    return findJobs.of(owner, Optional.empty(), most).jobs().stream()
        .map(ServiceRows::row)
        .toList();
  }

  /** A job. */
  public static JobRow row(Job job) {
    return new JobRow(
        job.name().value(),
        job.service().name(),
        job.service().cluster(),
        status(job.state()),
        job.input().bucket() + "/" + job.input().key(),
        job.node(),
        job.created(),
        job.finished().map(end -> Duration.between(job.started().orElse(job.created()), end)),
        job.failure().map(JobRun.Failure::message));
  }

  /** The state of a job. */
  public static Status status(JobRun.State state) {
    Status.Tone tone =
        switch (state) {
          case WAITING -> Status.Tone.IDLE;
          case STAGING_IN, RUNNING, STAGING_OUT -> Status.Tone.BUSY;
          case SUCCEEDED -> Status.Tone.GOOD;
          case FAILED -> Status.Tone.BAD;
        };
    return new Status(tone, state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
