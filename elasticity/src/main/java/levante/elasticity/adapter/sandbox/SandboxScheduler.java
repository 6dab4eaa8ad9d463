package levante.elasticity.adapter.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Resources;
import levante.elasticity.schedule.NodeRules;
import levante.kernel.Quantity;

/**
 * Which waiting pod goes where. Pure: pods in the order given, each to the first node, in the order
 * given, that is Ready, open, acceptable and has room.
 */
final class SandboxScheduler {
  private final List<Node> nodes;
  private final Map<String, Resources> free = new LinkedHashMap<>();

  private SandboxScheduler(List<Node> nodes) {
    this.nodes = nodes;
    nodes.forEach(node -> free.put(node.name(), node.shape().allocatable()));
  }

  /** A pod and the node it is to be bound to. */
  record Binding(String pod, String node) {}

  /** The bindings that are possible now. */
  static List<Binding> bindings(List<Node> nodes, List<SandboxPod> pods) {
    SandboxScheduler scheduler = new SandboxScheduler(nodes);
    pods.stream()
        .filter(pod -> pod.state() == SandboxPod.State.BOUND)
        .forEach(pod -> pod.node().ifPresent(node -> scheduler.debit(node, pod.request())));
    List<Binding> bindings = new ArrayList<>();
    for (SandboxPod pod : pods) {
      if (pod.state() == SandboxPod.State.PENDING) {
        scheduler
            .place(pod.request())
            .map(n -> new Binding(pod.name(), n))
            .ifPresent(bindings::add);
      }
    }
    return bindings;
  }

  private Optional<String> place(SandboxPodRequest pod) {
    Optional<String> home =
        nodes.stream().filter(node -> takes(node, pod)).map(Node::name).findFirst();
    home.ifPresent(node -> debit(node, pod));
    return home;
  }

  private boolean takes(Node node, SandboxPodRequest pod) {
    return node.ready()
        && !node.cordoned()
        && free.get(node.name()).covers(demand(pod))
        && NodeRules.hold(pod.spec(), node.name(), node.shape());
  }

  private void debit(String node, SandboxPodRequest pod) {
    free.computeIfPresent(node, (name, left) -> left.minus(demand(pod)));
  }

  private static Resources demand(SandboxPodRequest pod) {
    return pod.requests().with(Resources.PODS, Quantity.of(1));
  }
}
