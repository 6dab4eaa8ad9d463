package levante.elasticity.adapter.slurm.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/** A line of {@code scontrol show node -o}. */
record NodeLine(String text) {
  static final String BEGIN = "NodeName=";

  /** They take jobs, if nothing else is said. */
  private static final Set<String> WORKING =
      Set.of(
          "IDLE",
          "MIXED",
          "ALLOCATED",
          "COMPLETING",
          "PLANNED",
          "CLOUD",
          "DYNAMIC_NORM",
          "DYNAMIC_FUTURE",
          "POWERED_UP");

  /** What runs goes on, nothing new comes. */
  private static final Set<String> CLOSED =
      Set.of(
          "DRAIN",
          "DRAINED",
          "DRAINING",
          "RESERVED",
          "MAINT",
          "MAINTENANCE",
          "REBOOT",
          "REBOOT_REQUESTED",
          "PERFCTRS",
          "BLOCKED");

  private static final Set<String> SILENT =
      Set.of(
          "DOWN",
          "UNKNOWN",
          "ERROR",
          "FAIL",
          "FAILING",
          "NOT_RESPONDING",
          "NO_RESPOND",
          "INVAL",
          "INVALID_REG",
          "REBOOT_ISSUED",
          "POWER_DOWN",
          "POWERED_DOWN",
          "POWERING_DOWN",
          "POWER_UP",
          "POWERING_UP");

  private static final String FUTURE = "FUTURE";

  String name() {
    return text.substring(BEGIN.length(), text.indexOf(' '));
  }

  /** Whether it is more than a promise. */
  boolean isThere() {
    return !states().contains(FUTURE);
  }

  List<String> partitions() {
    return list("Partitions");
  }

  /** So many processors and so much memory its jobs have on it. */
  Resources allocated() {
    return Resources.of(
        Quantity.of(Words.number(required("CPUAlloc"))), Words.memory(required("AllocMem")));
  }

  /**
   * The node.
   *
   * @param silentSince for the names of those that are not ready
   */
  Node node(Function<String, Instant> silentSince) {
    List<String> states = states();
    for (String state : states) {
      if (!WORKING.contains(state) && !CLOSED.contains(state) && !SILENT.contains(state)) {
        throw new UnreadableException("the state %s of %s".formatted(state, name()));
      }
    }
    boolean silent = states.stream().anyMatch(SILENT::contains);
    return new Node(
        name(),
        Node.Role.WORKER,
        Optional.empty(),
        shape(),
        silent ? Node.Readiness.NOT_READY : Node.Readiness.READY,
        states.stream().anyMatch(CLOSED::contains)
            ? Node.Scheduling.CORDONED
            : Node.Scheduling.OPEN,
        silent ? silentSince.apply(name()) : started());
  }

  private Instant started() {
    return Instant.ofEpochSecond(Words.number(field("SlurmdStartTime").orElse("0"), 0));
  }

  private NodeShape shape() {
    Map<String, Quantity> amounts = new TreeMap<>();
    Words.gres(field("Gres").orElse("")).forEach((name, n) -> amounts.put(name, Quantity.of(n)));
    String cpus = field("CPUEfctv").orElseGet(() -> required("CPUTot"));
    amounts.put(Resources.CPU, Quantity.of(Words.number(cpus)));
    amounts.put(
        Resources.MEMORY,
        Words.memory(required("RealMemory"))
            .minus(Words.memory(field("MemSpecLimit").orElse("0"))));
    amounts.put(Resources.PODS, Look.SLOTS);
    Map<String, String> labels = new TreeMap<>();
    labels.put(NodeShape.HOSTNAME, name());
    list("ActiveFeatures").forEach(one -> labels.put(Places.feature(one), ""));
    partitions().forEach(one -> labels.put(Places.partition(one), ""));
    return NodeShape.of(Resources.of(amounts)).labelled(labels);
  }

  private List<String> states() {
    return List.of(required("State").split("\\+")).stream()
        .map(state -> state.replaceAll("[^A-Z_]+$", ""))
        .toList();
  }

  private List<String> list(String key) {
    return field(key)
        .filter(value -> !Words.isNone(value))
        .map(value -> List.of(value.split(",")))
        .orElse(List.of());
  }

  private String required(String key) {
    return field(key)
        .orElseThrow(() -> new UnreadableException("no %s in '%s'".formatted(key, text)));
  }

  private Optional<String> field(String key) {
    int at = text.indexOf(" " + key + "=");
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + key.length() + 2;
    int to = text.indexOf(' ', from);
    return Optional.of(text.substring(from, to < 0 ? text.length() : to));
  }
}
