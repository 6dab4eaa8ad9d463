package levante.elasticity.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.elasticity.constraint.DisruptionBudget;

/**
 * Every node and every pod of a cluster at one instant, as the cluster itself tells; by name. It is
 * indexed by node, so that an observer replaces what changed and nobody goes through all pods.
 */
public final class ClusterView {
  private final SortedMap<String, NodeLoad> loads;
  private final List<Pod> elsewhere;
  private final Rules rules;

  /** A cluster with these nodes and pods, without budgets and daemons. */
  public ClusterView(List<Node> nodes, List<Pod> pods) {
    this(nodes, pods, Rules.NONE);
  }

  /** A cluster with these nodes, pods and rules. */
  public ClusterView(List<Node> nodes, List<Pod> pods, Rules rules) {
    this(indexed(nodes, pods), elsewhere(nodes, pods), rules);
  }

  private ClusterView(SortedMap<String, NodeLoad> loads, List<Pod> elsewhere, Rules rules) {
    this.loads = loads;
    this.elsewhere = elsewhere;
    this.rules = Objects.requireNonNull(rules, "rules");
  }

  /**
   * What holds for the cluster as a whole.
   *
   * @param budgets its PodDisruptionBudgets
   * @param daemons what each of its DaemonSets puts on a node that it may be on
   */
  public record Rules(List<DisruptionBudget> budgets, List<PodSpec> daemons) {
    /** Neither budgets nor daemons. */
    public static final Rules NONE = new Rules(List.of(), List.of());

    public Rules {
      budgets = List.copyOf(budgets);
      daemons = List.copyOf(daemons);
    }
  }

  /**
   * The view of an observer that keeps the index itself.
   *
   * @param elsewhere the pods that are on none of these nodes
   */
  public static ClusterView of(Collection<NodeLoad> loads, Collection<Pod> elsewhere, Rules rules) {
    SortedMap<String, NodeLoad> sorted = new TreeMap<>();
    loads.forEach(load -> sorted.put(load.node().name(), load));
    return new ClusterView(sorted, elsewhere.stream().sorted(Pod.BY_NAME).toList(), rules);
  }

  private static SortedMap<String, NodeLoad> indexed(List<Node> nodes, List<Pod> pods) {
    Map<String, List<Pod>> byNode = new HashMap<>();
    pods.forEach(
        pod ->
            pod.node().ifPresent(n -> byNode.computeIfAbsent(n, k -> new ArrayList<>()).add(pod)));
    SortedMap<String, NodeLoad> sorted = new TreeMap<>();
    nodes.forEach(
        node ->
            sorted.put(
                node.name(), NodeLoad.of(node, byNode.getOrDefault(node.name(), List.of()))));
    return sorted;
  }

  private static List<Pod> elsewhere(List<Node> nodes, List<Pod> pods) {
    List<String> names = nodes.stream().map(Node::name).sorted().toList();
    return pods.stream()
        .filter(pod -> pod.node().map(n -> Collections.binarySearch(names, n) < 0).orElse(true))
        .sorted(Pod.BY_NAME)
        .toList();
  }

  /** The same with what is known of one of its nodes; its pods stay where they are. */
  public ClusterView with(Node changed) {
    SortedMap<String, NodeLoad> all = new TreeMap<>(loads);
    all.computeIfPresent(changed.name(), (name, load) -> load.of(changed));
    return new ClusterView(all, elsewhere, rules);
  }

  /** The same where pods below that priority neither bring nodes nor keep them. */
  public ClusterView expendableBelow(int priority) {
    SortedMap<String, NodeLoad> all = new TreeMap<>(loads);
    all.replaceAll((name, load) -> load.expendableBelow(priority));
    return new ClusterView(
        all, elsewhere.stream().map(pod -> pod.expendableBelow(priority)).toList(), rules);
  }

  /** Every node with its pods. */
  public Collection<NodeLoad> loads() {
    return Collections.unmodifiableCollection(loads.values());
  }

  /** The node of that name with its pods. */
  public Optional<NodeLoad> load(String name) {
    return Optional.ofNullable(loads.get(name));
  }

  /** Every node. */
  public List<Node> nodes() {
    return loads.values().stream().map(NodeLoad::node).toList();
  }

  /** Every pod; goes through all of them. */
  public List<Pod> pods() {
    return Stream.concat(
            elsewhere.stream(), loads.values().stream().flatMap(load -> load.pods().stream()))
        .sorted(Pod.BY_NAME)
        .toList();
  }

  /** The pods that are on none of its nodes, ended ones too. */
  public List<Pod> elsewhere() {
    return Collections.unmodifiableList(elsewhere);
  }

  /** The pods that wait for a node. */
  public List<Pod> waiting() {
    return elsewhere.stream().filter(Pod::waits).toList();
  }

  /** The pods that wait for room that others leave, and for no node. */
  public List<Pod> waitingForRoom() {
    return elsewhere.stream().filter(Pod::waitsForRoom).toList();
  }

  /** Budgets and daemons. */
  public Rules rules() {
    return rules;
  }

  /** The node of that name. */
  public Optional<Node> node(String name) {
    return load(name).map(NodeLoad::node);
  }

  /** The pods that keep that node in use; daemons do not. */
  public List<Pod> workOn(String node) {
    return load(node).map(NodeLoad::work).orElse(List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClusterView that
        && loads.equals(that.loads)
        && elsewhere.equals(that.elsewhere)
        && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return Objects.hash(loads, elsewhere, rules);
  }

  @Override
  public String toString() {
    return "nodes %s, pods elsewhere %s".formatted(loads.values(), elsewhere);
  }
}
