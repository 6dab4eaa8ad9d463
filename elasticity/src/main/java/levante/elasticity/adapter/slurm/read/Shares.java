package levante.elasticity.adapter.slurm.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/**
 * What a job has on each of its nodes. squeue tells the sum only, and rounded, which is thought to
 * be spread evenly; where a node says that more of it is taken, the first job there has it.
 */
final class Shares {
  private static final List<String> TOLD = List.of(Resources.CPU, Resources.MEMORY);

  private Shares() {}

  /** The pods, those of nodes that are fuller than they seemed with more. */
  static List<Pod> corrected(List<Pod> pods, Map<String, Resources> allocated) {
    Map<String, Resources> missing = new TreeMap<>(allocated);
    pods.forEach(
        pod ->
            pod.node()
                .ifPresent(
                    node ->
                        missing.computeIfPresent(node, (k, left) -> left.minus(pod.requests()))));
    Set<String> done = new TreeSet<>();
    return pods.stream()
        .map(
            pod ->
                pod.node()
                    .filter(missing::containsKey)
                    .filter(done::add)
                    .map(node -> with(pod, missing.get(node)))
                    .orElse(pod))
        .toList();
  }

  private static Pod with(Pod pod, Resources missing) {
    Resources more = pod.requests();
    for (String resource : TOLD) {
      Quantity lacks = missing.get(resource);
      if (lacks.signum() > 0) {
        more = more.with(resource, more.get(resource).plus(lacks));
      }
    }
    PodSpec spec = PodSpec.ofJob(more, pod.spec().priority(), pod.spec().gang());
    return pod.with(spec);
  }
}
