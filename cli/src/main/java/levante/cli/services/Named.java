package levante.cli.services;

import java.util.List;
import java.util.function.Predicate;
import levante.cli.client.JobView;
import levante.cli.client.service.ServiceName;
import levante.cli.client.service.ServiceView;
import levante.cli.client.service.ServicesClient;
import levante.cli.failure.CliFailure;

/** Services as people name them: {@code CLUSTER/NAME}, or {@code NAME} where there is one only. */
final class Named {
  private Named() {}

  /**
   * The service.
   *
   * @throws CliFailure when there is none of that name alone, or several
   */
  static ServiceName service(String written, ServicesClient client) {
    int slash = written.indexOf('/');
    if (slash >= 0) {
      return new ServiceName(written.substring(0, slash), written.substring(slash + 1));
    }
    List<ServiceView> found =
        client.list().stream().filter(one -> one.name().equals(written)).toList();
    if (found.size() == 1) {
      return new ServiceName(found.get(0).cluster(), written);
    }
    throw new CliFailure(
        found.isEmpty()
            ? "there is no service " + written
            : "several clusters have a service %s: %s"
                .formatted(
                    written, String.join(", ", found.stream().map(ServiceView::id).toList())));
  }

  /** Whether a job is of the service that is written; no look-up, so it may be gone. */
  static Predicate<JobView> jobsOf(String written) {
    return job ->
        written.contains("/")
            ? written.equals(job.cluster() + "/" + job.service())
            : written.equals(job.service());
  }
}
