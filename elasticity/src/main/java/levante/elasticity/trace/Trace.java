package levante.elasticity.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import levante.elasticity.simulate.NodeSpec;
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

  /** Without the jobs that no such node holds, and the gangs of these; a note tells how many. */
  public Trace fitting(NodeSpec node) {
    Set<String> gangs = new HashSet<>();
    jobs.stream()
        .filter(job -> !node.holds(job.requests()))
        .flatMap(job -> job.spec().gang().stream())
        .forEach(gang -> gangs.add(gang.name()));
    List<VirtualJob> fitting =
        jobs.stream()
            .filter(job -> node.holds(job.requests()))
            .filter(job -> job.spec().gang().filter(one -> gangs.contains(one.name())).isEmpty())
            .toList();
    List<String> told = new ArrayList<>(notes);
    if (fitting.size() < jobs.size()) {
      told.add(
          "left out because no node of the pool holds them: %d pods"
              .formatted(jobs.size() - fitting.size()));
    }
    return new Trace(fitting, told);
  }
}
