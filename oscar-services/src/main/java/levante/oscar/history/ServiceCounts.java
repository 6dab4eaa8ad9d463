package levante.oscar.history;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import levante.oscar.dispatch.JobRun;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.ServiceId;

/**
 * How much a service has done and has to do.
 *
 * @param deliveries by state; states without any are left out
 * @param jobs by state, failed attempts that were tried again included; states without any are left
 *     out
 */
public record ServiceCounts(
    ServiceId service, Map<Delivery.State, Long> deliveries, Map<JobRun.State, Long> jobs) {
  public ServiceCounts {
    Objects.requireNonNull(service, "service");
    Map<Delivery.State, Long> ofDeliveries = new EnumMap<>(Delivery.State.class);
    ofDeliveries.putAll(deliveries);
    deliveries = Collections.unmodifiableMap(ofDeliveries);
    Map<JobRun.State, Long> ofJobs = new EnumMap<>(JobRun.State.class);
    ofJobs.putAll(jobs);
    jobs = Collections.unmodifiableMap(ofJobs);
  }

  /** So many deliveries in a state. */
  public long deliveries(Delivery.State state) {
    return deliveries.getOrDefault(state, 0L);
  }

  /** So many jobs in a state. */
  public long jobs(JobRun.State state) {
    return jobs.getOrDefault(state, 0L);
  }
}
