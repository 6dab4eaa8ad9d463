package levante.elasticity.adapter.slurm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.elasticity.adapter.slurm.read.JobLine.Column;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.Gang;
import levante.elasticity.constraint.LabelSelector;
import levante.elasticity.constraint.PodTerm;
import levante.elasticity.constraint.Requirement;
import levante.elasticity.constraint.Requirement.Operator;

/**
 * Jobs as pods. A pod's namespace is the job's user; its name is the job's number, {@code 12_3} for
 * a task of an array, and {@code 12-1}, {@code 12-2} and so on when the job is several pods.
 */
final class JobPods {
  private static final String JOB = "slurm/job";

  private final Map<String, Bounds> bounds;
  private final Surroundings around;
  private final Map<String, Integer> sizes = new TreeMap<>();
  private final Map<String, Long> running = new TreeMap<>();

  /**
   * What there is beside a job.
   *
   * @param noNodes whether there is no node
   * @param narrow the partitions in which not every node is
   * @param users everybody who has jobs
   */
  record Surroundings(boolean noNodes, Set<String> narrow, Set<String> users) {
    Surroundings {
      narrow = Set.copyOf(narrow);
      users = Set.copyOf(users);
    }
  }

  /** Of these jobs. */
  JobPods(List<JobLine> jobs, Map<String, Bounds> bounds, Surroundings around) {
    this.bounds = bounds;
    this.around = around;
    for (JobLine job : jobs) {
      if (job.isPending() && job.isPart()) {
        sizes.merge(job.whole(), parts(job).count(), Integer::sum);
      }
      if (job.isOfArray() && !job.on().isEmpty()) {
        running.merge(job.get(Column.ARRAY), 1L, Long::sum);
      }
    }
  }

  /** The pods of one of them; none when it waits for somebody else than a node. */
  List<Pod> of(JobLine job) {
    List<String> nodes = job.on();
    if (!nodes.isEmpty()) {
      return onNodes(job, nodes);
    }
    if (!job.waitsForNode()) {
      return List.of();
    }
    return job.isOfArray() ? tasks(job) : waiting(job, job.id());
  }

  private static List<Pod> onNodes(JobLine job, List<String> nodes) {
    Resources each = Parts.running(job, nodes.size());
    String key = job.isOfArray() ? job.get(Column.ARRAY) + "_" + job.get(Column.TASK) : job.id();
    Optional<Gang> gang = gang(job.id(), nodes.size());
    List<Pod> pods = new ArrayList<>();
    for (String node : nodes) {
      pods.add(
          new Pod(
              job.user(),
              name(key, pods.size(), nodes.size()),
              Pod.Kind.WORKLOAD,
              new TreeMap<>(Map.of(JOB, key)),
              PodSpec.ofJob(each, job.priority(), gang),
              Pod.Phase.RUNNING,
              Optional.of(node),
              job.submitted()));
    }
    return pods;
  }

  private List<Pod> tasks(JobLine job) {
    TaskIds tasks = TaskIds.read(job.get(Column.TASK));
    String array = job.get(Column.ARRAY);
    long room = Math.max(0, tasks.atOnce() - running.getOrDefault(array, 0L));
    return tasks.ids().stream()
        .limit(room)
        .flatMap(task -> waiting(job, array + "_" + task).stream())
        .toList();
  }

  private List<Pod> waiting(JobLine job, String key) {
    Parts parts = parts(job);
    PodSpec spec = spec(job, key, parts);
    return Stream.iterate(0, i -> i < parts.count(), i -> i + 1)
        .map(
            i ->
                new Pod(
                    job.user(),
                    name(key, i, parts.count()),
                    Pod.Kind.WORKLOAD,
                    new TreeMap<>(Map.of(JOB, key)),
                    spec,
                    Pod.Phase.PENDING,
                    Optional.empty(),
                    job.submitted()))
        .toList();
  }

  private PodSpec spec(JobLine job, String key, Parts parts) {
    String whole = job.isPart() ? job.whole() : key;
    return new PodSpec(
        parts.each(),
        new TreeMap<>(),
        List.of(),
        Places.of(job, boundsOf(job).excluded(), around.narrow()),
        List.of(),
        List.of(),
        apart(job, key, parts),
        List.of(),
        List.of(),
        job.priority(),
        gang(whole, job.isPart() ? sizes.get(job.whole()) : parts.count()),
        Disruption.FORBIDDEN);
  }

  private List<PodTerm> apart(JobLine job, String key, Parts parts) {
    List<PodTerm> apart = new ArrayList<>();
    if (parts.apart()) {
      apart.add(term(new Requirement(JOB, Operator.IN, List.of(key))));
    }
    if (job.isAlone()) {
      apart.add(term(new Requirement(JOB, Operator.NOT_IN, List.of(key))));
    }
    return apart;
  }

  private PodTerm term(Requirement requirement) {
    return new PodTerm(
        new LabelSelector(List.of(requirement)), new TreeSet<>(around.users()), NodeShape.HOSTNAME);
  }

  private Parts parts(JobLine job) {
    return Parts.of(job, boundsOf(job), around.noNodes());
  }

  private Bounds boundsOf(JobLine job) {
    return bounds.getOrDefault(job.id(), Bounds.UNKNOWN);
  }

  private static Optional<Gang> gang(String name, int size) {
    return size > 1 ? Optional.of(new Gang(name, size)) : Optional.empty();
  }

  private static String name(String key, int index, int count) {
    return count > 1 ? key + "-" + (index + 1) : key;
  }
}
