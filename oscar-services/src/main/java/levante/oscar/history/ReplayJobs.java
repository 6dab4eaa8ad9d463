package levante.oscar.history;

import java.time.Clock;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.Inbox;
import levante.oscar.service.FindServices;
import levante.oscar.service.ServiceId;

/**
 * Lets files whose jobs were given up be processed again, with the service as it is now: after its
 * script or a cluster was mended. Each file gets another job, under the next number; what came of
 * the earlier ones stays to be read. A file that succeeded is not processed again.
 */
public final class ReplayJobs {
  private final JobHistory history;
  private final Inbox inbox;
  private final FindServices services;
  private final Clock clock;

  /** Over the history, the inbox that the files wait in, and the services they wait for. */
  public ReplayJobs(JobHistory history, Inbox inbox, FindServices services, Clock clock) {
    this.history = history;
    this.inbox = inbox;
    this.services = services;
    this.clock = clock;
  }

  /**
   * The file of one job. JOB_NOT_FOUND, also for another owner's; SERVICE_NOT_FOUND when its
   * service was deleted; NOT_TO_REPLAY when the file has succeeded, is gone, or has a job under way
   * or due.
   */
  public void one(JobName name, OwnerId owner) {
    Job job =
        history
            .find(name)
            .filter(found -> found.owner().equals(owner))
            .orElseThrow(() -> new LevanteException(ErrorCode.JOB_NOT_FOUND, "no job " + name));
    services.find(job.service(), owner);
    if (inbox.again(List.of(job.delivery()), clock.instant()) == 0) {
      throw new LevanteException(
          ErrorCode.NOT_TO_REPLAY,
          inbox.find(List.of(job.delivery())).stream()
              .findFirst()
              .map(delivery -> "the file of %s %s".formatted(name, how(delivery)))
              .orElse("the file of %s is not known any more".formatted(name)));
    }
  }

  private static String how(Delivery delivery) {
    return switch (delivery.state()) {
      case WAITING -> "waits for its next job already";
      case RUNNING, RECALLED -> "has a job under way";
      case DELEGATED -> "was handed over: " + delivery.reason().orElse("");
      case SUCCEEDED -> "was processed: upload it again to process it again";
      case GONE, IGNORED, DEAD, CANCELLED ->
          "ended: " + delivery.reason().orElse(delivery.state().name());
    };
  }

  /**
   * All files of a service that were given up; none is fine. SERVICE_NOT_FOUND, also for another
   * owner's.
   *
   * @return how many
   */
  public int allOf(ServiceId service, OwnerId owner) {
    return inbox.again(services.find(service, owner).id(), clock.instant());
  }
}
