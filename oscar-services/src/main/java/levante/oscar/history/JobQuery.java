package levante.oscar.history;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.JobRun;
import levante.oscar.service.ServiceId;

/**
 * Which of an owner's jobs are wanted.
 *
 * @param service only of this one
 * @param state only in this one
 */
public record JobQuery(OwnerId owner, Optional<ServiceId> service, Optional<JobRun.State> state) {
  public JobQuery {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(state, "state");
  }

  /** All of an owner's. */
  public static JobQuery of(OwnerId owner) {
    return new JobQuery(owner, Optional.empty(), Optional.empty());
  }

  /** All of an owner's of one service. */
  public static JobQuery of(OwnerId owner, ServiceId service) {
    return new JobQuery(owner, Optional.of(service), Optional.empty());
  }
}
