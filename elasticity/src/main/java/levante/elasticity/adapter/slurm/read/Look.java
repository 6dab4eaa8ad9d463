package levante.elasticity.adapter.slurm.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/** What one look at a front end printed: nodes, bounds of jobs, jobs, and a last line. */
public final class Look {
  /** Slurm counts no slots; every pod of the model takes one. */
  public static final Quantity SLOTS = Quantity.of(10_000);

  private static final List<String> SECTIONS = List.of("=nodes", "=bounds", "=jobs", "=end");
  private static final String NO_NODES = "No nodes in the system";

  private final List<List<String>> sections;

  private Look(List<List<String>> sections) {
    this.sections = sections;
  }

  /**
   * The cluster that was looked at.
   *
   * @param silentSince since when a node of that name is known not to be ready
   * @throws UnreadableException when the end is missing, or something is not understood
   */
  public static ClusterView read(String answer, Function<String, Instant> silentSince) {
    return cut(answer).view(silentSince);
  }

  private static Look cut(String answer) {
    List<List<String>> sections = new ArrayList<>();
    for (String line : answer.split("\n")) {
      if (sections.size() < SECTIONS.size() && line.equals(SECTIONS.get(sections.size()))) {
        sections.add(new ArrayList<>());
      } else if (!sections.isEmpty() && !line.isBlank()) {
        sections.get(sections.size() - 1).add(line);
      } else if (!line.isBlank()) {
        throw new UnreadableException("'%s'".formatted(line));
      }
    }
    if (sections.size() < SECTIONS.size() || !sections.get(SECTIONS.size() - 1).isEmpty()) {
      throw new UnreadableException("the answer is cut off");
    }
    return new Look(sections);
  }

  private ClusterView view(Function<String, Instant> silentSince) {
    List<NodeLine> lines = nodes();
    List<Node> nodes = lines.stream().map(line -> line.node(silentSince)).toList();
    List<JobLine> jobs = sections.get(2).stream().map(JobLine::read).toList();
    Set<String> users = jobs.stream().map(JobLine::user).collect(Collectors.toSet());
    JobPods pods =
        new JobPods(
            jobs,
            Bounds.read(sections.get(1)),
            new JobPods.Surroundings(nodes.isEmpty(), narrow(lines, jobs), users));
    List<Pod> all = jobs.stream().flatMap(job -> pods.of(job).stream()).toList();
    return new ClusterView(nodes, Shares.corrected(all, allocated(lines)));
  }

  // An operator's reason may have a line break in it.
  private List<NodeLine> nodes() {
    List<String> lines = new ArrayList<>();
    for (String line : sections.get(0)) {
      if (line.startsWith(NodeLine.BEGIN)) {
        lines.add(line);
      } else if (!lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line);
      } else if (!line.equals(NO_NODES)) {
        throw new UnreadableException("the node '%s'".formatted(line));
      }
    }
    return lines.stream().map(NodeLine::new).filter(NodeLine::isThere).toList();
  }

  private static Set<String> narrow(List<NodeLine> nodes, List<JobLine> jobs) {
    Set<String> partitions = new TreeSet<>();
    jobs.forEach(job -> partitions.addAll(job.partitions()));
    return partitions.stream()
        .filter(name -> nodes.stream().anyMatch(node -> !node.partitions().contains(name)))
        .collect(Collectors.toSet());
  }

  private static Map<String, Resources> allocated(List<NodeLine> lines) {
    Map<String, Resources> allocated = new TreeMap<>();
    lines.forEach(line -> allocated.put(line.name(), line.allocated()));
    return allocated;
  }
}
