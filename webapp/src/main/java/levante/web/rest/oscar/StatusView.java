package levante.web.rest.oscar;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import levante.elasticity.cluster.Resources;
import levante.elasticity.operate.NodeStatus;
import levante.elasticity.state.NodeState;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ServiceCounts;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;

/** OSCAR's status of a cluster. What it calls cores is thousandths of one, as with OSCAR 4.1. */
public record StatusView(ClusterView cluster, OscarView oscar, StorageView minio) {
  private static final int PAGE = 1000;
  private static final int MOST_PAGES = 10;

  /** Nodes that can get work. */
  public record ClusterView(int nodesCount, Metrics metrics, List<NodeView> nodes) {}

  /** Over all nodes. */
  public record Metrics(Cpu cpu, Memory memory, Gpu gpu) {}

  /** Free thousandths of cores. */
  public record Cpu(long totalFreeCores, long maxFreeOnNodeCores) {}

  /** Free bytes. */
  public record Memory(long totalFreeBytes, long maxFreeOnNodeBytes) {}

  /** GPUs, taken ones too. */
  public record Gpu(long totalGpu) {}

  /** One node. */
  public record NodeView(
      String name,
      CpuOf cpu,
      MemoryOf memory,
      long gpu,
      boolean isInterlink,
      String status,
      List<Condition> conditions) {}

  /** Thousandths of cores. */
  public record CpuOf(long capacityCores, long usageCores) {}

  /** Bytes. */
  public record MemoryOf(long capacityBytes, long usageBytes) {}

  /** One of Kubernetes's conditions. */
  public record Condition(String type, boolean status) {}

  /** The service itself. */
  public record OscarView(
      String deploymentName,
      boolean ready,
      Deployment deployment,
      long jobsCount,
      Pods pods,
      Oidc oidc) {}

  /** This server, which is one. */
  public record Deployment(
      int availableReplicas,
      int readyReplicas,
      int replicas,
      Optional<Instant> creationTimestamp,
      String strategy,
      Map<String, String> labels) {}

  /** Jobs by what OSCAR calls their state. */
  public record Pods(long total, Map<String, Long> states) {}

  /** Foreign identity is not taken. */
  public record Oidc(boolean enabled, List<String> issuers, List<String> groups) {}

  /**
   * The cluster's own storage.
   *
   * @param totalObjects counted to 10,000 a bucket
   */
  public record StorageView(int bucketsCount, int totalObjects) {}

  /** From what the modules know; {@code buckets} holds the number of objects of each. */
  static StatusView of(List<NodeStatus> nodes, List<ServiceCounts> counts, List<Integer> buckets) {
    return new StatusView(
        new ClusterView(
            nodes.size(), metrics(nodes), nodes.stream().map(StatusView::node).toList()),
        oscar(counts),
        new StorageView(buckets.size(), buckets.stream().mapToInt(Integer::intValue).sum()));
  }

  /** How many objects a bucket has, counted to a bound. */
  static int objectsOf(ObjectStorage storage, String bucket) {
    int objects = 0;
    Optional<String> after = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      ObjectPage found = storage.list(bucket, "", after, PAGE);
      objects += found.objects().size();
      after = found.next();
      if (after.isEmpty()) {
        break;
      }
    }
    return objects;
  }

  private static Metrics metrics(List<NodeStatus> nodes) {
    ToLongFunction<NodeStatus> cpu = node -> free(node).get(Resources.CPU).millis();
    ToLongFunction<NodeStatus> memory = node -> free(node).get(Resources.MEMORY).roundedUp();
    return new Metrics(
        new Cpu(nodes.stream().mapToLong(cpu).sum(), nodes.stream().mapToLong(cpu).max().orElse(0)),
        new Memory(
            nodes.stream().mapToLong(memory).sum(),
            nodes.stream().mapToLong(memory).max().orElse(0)),
        new Gpu(
            nodes.stream().mapToLong(node -> node.total().get(Resources.GPU).roundedUp()).sum()));
  }

  private static Resources free(NodeStatus node) {
    return node.total().minus(node.used());
  }

  private static NodeView node(NodeStatus node) {
    boolean ready =
        node.spell().state() == NodeState.IDLE || node.spell().state() == NodeState.USED;
    return new NodeView(
        node.spell().node(),
        new CpuOf(
            node.total().get(Resources.CPU).millis(), node.used().get(Resources.CPU).millis()),
        new MemoryOf(
            node.total().get(Resources.MEMORY).roundedUp(),
            node.used().get(Resources.MEMORY).roundedUp()),
        node.total().get(Resources.GPU).roundedUp(),
        false,
        ready ? "Ready" : "NotReady",
        List.of(new Condition("Ready", ready)));
  }

  private static OscarView oscar(List<ServiceCounts> counts) {
    Map<String, Long> states = new TreeMap<>();
    Function<JobRun.State, Long> sum =
        state -> counts.stream().mapToLong(one -> one.jobs(state)).sum();
    Arrays.stream(JobRun.State.values())
        .filter(state -> sum.apply(state) > 0)
        .forEach(state -> states.merge(JobWords.of(state), sum.apply(state), Long::sum));
    long total = states.values().stream().mapToLong(Long::longValue).sum();
    return new OscarView(
        "levante",
        true,
        new Deployment(1, 1, 1, Optional.empty(), "", Map.of()),
        total,
        new Pods(total, states),
        new Oidc(false, List.of(), List.of()));
  }
}
