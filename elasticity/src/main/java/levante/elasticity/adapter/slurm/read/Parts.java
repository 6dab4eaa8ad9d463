package levante.elasticity.adapter.slurm.read;

import java.util.Map;
import java.util.TreeMap;
import levante.elasticity.adapter.slurm.read.JobLine.Column;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/**
 * Into which pods a job that waits is cut.
 *
 * @param count so many, all alike
 * @param apart whether each of them needs a node of its own
 * @param each what one asks for
 */
record Parts(int count, boolean apart, Resources each) {
  private static final long ROUNDING = 100;

  /**
   * A job of one task, or one that wants one node, is one pod. One that wants so many nodes is as
   * many pods that keep apart. Else each task is a pod where that is the same to Slurm, since its
   * memory is counted by processor; where it is counted by node, Slurm's own estimate of nodes.
   *
   * @param noNodes whether the cluster has none, so that Slurm estimates nothing
   */
  static Parts of(JobLine job, Bounds bounds, boolean noNodes) {
    long least = Words.number(job.tres().getOrDefault("node", "1"));
    long most = bounds.most().orElse(Long.MAX_VALUE);
    long estimate = Math.max(least, Math.min(most, job.number(Column.NODES)));
    if (most == 1 || (job.tasks() == 1 && least == 1 && estimate == 1)) {
      return cut(job, 1, false);
    }
    boolean bound = least > 1 || job.number(Column.LEAST_CPUS) > cpusOfTask(job);
    if (bound) {
      return cut(job, estimate, estimate > 1);
    }
    return noNodes || isMemoryOfCpus(job)
        ? cut(job, Math.min(job.tasks(), TaskIds.MOST), false)
        : cut(job, estimate, false);
  }

  private static long cpusOfTask(JobLine job) {
    return Words.parts(job.cpus(), job.tasks());
  }

  private static Parts cut(JobLine job, long asked, boolean apart) {
    int count = Math.toIntExact(Math.min(asked, TaskIds.MOST));
    long cpus = Math.max(Words.parts(job.cpus(), count), leastCpus(job, count));
    Map<String, Quantity> each = new TreeMap<>();
    each.put(Resources.CPU, Quantity.of(cpus));
    each.put(Resources.MEMORY, memory(job, count, cpus));
    gres(job, count).forEach((name, amount) -> each.put(name, Quantity.of(amount)));
    return new Parts(count, apart, Resources.of(each));
  }

  // Of a job that is cut by tasks, a task may have less than a node has to have.
  private static long leastCpus(JobLine job, int count) {
    return count == job.tasks() ? 1 : job.number(Column.LEAST_CPUS);
  }

  private static boolean isMemoryOfCpus(JobLine job) {
    Quantity least = Words.memory(job.get(Column.LEAST_MEMORY));
    long whole = Words.memory(job.tres().getOrDefault("mem", "0")).roundedUp();
    // Slurm rounds the sum.
    long apart = Math.abs(whole - times(least, job.cpus()).roundedUp());
    return least.signum() > 0
        && apart <= whole / ROUNDING
        && gresOf(job, Column.PER_NODE).isEmpty();
  }

  private static Quantity memory(JobLine job, int count, long cpus) {
    Quantity least = Words.memory(job.get(Column.LEAST_MEMORY));
    if (isMemoryOfCpus(job)) {
      return times(least, cpus);
    }
    long nodes = Words.number(job.tres().getOrDefault("node", "1"));
    return count == job.tasks() && count > nodes
        ? Quantity.of(Words.parts(least.roundedUp(), count))
        : least;
  }

  private static Map<String, Long> gres(JobLine job, int count) {
    Map<String, Long> each = new TreeMap<>();
    gresOf(job, Column.PER_NODE).forEach((name, n) -> each.merge(name, n, Math::max));
    gresOf(job, Column.PER_SOCKET).forEach((name, n) -> each.merge(name, n, Math::max));
    gresOf(job, Column.PER_JOB)
        .forEach((name, n) -> each.merge(name, Words.parts(n, count), Math::max));
    gresOf(job, Column.PER_TASK)
        .forEach((name, n) -> each.merge(name, n * Words.parts(job.tasks(), count), Math::max));
    return each;
  }

  private static Map<String, Long> gresOf(JobLine job, Column column) {
    return Words.gres(job.get(column));
  }

  private static Quantity times(Quantity one, long times) {
    return Quantity.of(one.roundedUp() * times);
  }

  /** What a job has on each of so many nodes, if it has as much on each. */
  static Resources running(JobLine job, int nodes) {
    Map<String, String> tres = job.tres();
    Map<String, Quantity> each = new TreeMap<>();
    long cpus = Words.number(tres.getOrDefault("cpu", job.get(Column.CPUS)));
    each.put(Resources.CPU, Quantity.of(Words.parts(cpus, nodes)));
    long memory = Words.memory(tres.getOrDefault("mem", "0")).roundedUp();
    each.put(Resources.MEMORY, Quantity.of(Words.parts(memory, nodes)));
    gres(job, nodes).forEach((name, amount) -> each.put(name, Quantity.of(amount)));
    return Resources.of(each);
  }
}
