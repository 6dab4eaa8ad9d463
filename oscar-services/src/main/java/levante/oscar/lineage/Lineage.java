package levante.oscar.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import levante.oscar.dispatch.JobName;
import levante.oscar.service.ServiceId;

/**
 * What one successful job made of what, and what that started.
 *
 * @param next the jobs that were started by its outputs
 */
public record Lineage(
    ObjectVersion input,
    JobName job,
    ServiceId service,
    List<ObjectVersion> outputs,
    List<JobName> next,
    Instant finished) {
  public Lineage {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(service, "service");
    outputs = List.copyOf(outputs);
    next = List.copyOf(next);
    Objects.requireNonNull(finished, "finished");
  }
}
