package levante.elasticity.trace;

import java.util.List;
import levante.elasticity.simulate.VirtualJob;

/**
 * A recorded workload.
 *
 * @param jobs by the time at which they were submitted
 * @param notes sentences about rows that hold no job to be run, such as cancelled ones
 */
public record Trace(List<VirtualJob> jobs, List<String> notes) {
  public Trace {
    jobs = List.copyOf(jobs);
    notes = List.copyOf(notes);
  }
}
