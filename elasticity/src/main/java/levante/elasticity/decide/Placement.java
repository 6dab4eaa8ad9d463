package levante.elasticity.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.Quantity;

/**
 * Where the waiting pods would go with the nodes there are: first onto Ready ones, oldest pod
 * first, as the cluster's own scheduler will; the rest, largest first, onto nodes that are on their
 * way; the rest of that onto nodes that could be uncordoned.
 */
final class Placement {
  /** GPUs are the scarcest, so they count first; the name makes a replay decide the same. */
  static final Comparator<Pod> LARGEST_FIRST =
      Comparator.<Pod, Quantity>comparing(pod -> pod.requests().get(Resources.GPU))
          .thenComparing(pod -> pod.requests().get(Resources.CPU))
          .thenComparing(pod -> pod.requests().get(Resources.MEMORY))
          .reversed()
          .thenComparing(Pod::created)
          .thenComparing(Pod::fullName);

  private final Situation situation;
  private final List<Bin> ready = new ArrayList<>();
  private final List<Bin> coming = new ArrayList<>();
  private final List<Bin> returnable = new ArrayList<>();
  private final List<Pod> leftOver;

  private Placement(Situation situation) {
    this.situation = situation;
    situation.seen().view().loads().forEach(this::addNode);
    situation.seen().supplied().forEach(this::addBooting);
    situation.seen().pools().forEach(this::addOrdered);
    List<Pod> rest = rest(situation.waiting(), ready);
    rest = rest(rest.stream().sorted(LARGEST_FIRST).toList(), coming);
    leftOver = rest(rest, returnable);
  }

  static Placement of(Situation situation) {
    return new Placement(situation);
  }

  /** The pods that no node has room for, largest first. */
  List<Pod> leftOver() {
    return leftOver;
  }

  /** Nodes on their way that pods wait for. */
  List<Bin> awaited() {
    return coming.stream().filter(bin -> !bin.placed().isEmpty()).toList();
  }

  /** Ready nodes that have room for pods which are not bound yet. */
  List<Bin> aboutToBind() {
    return ready.stream().filter(bin -> !bin.placed().isEmpty()).toList();
  }

  /** The cordoned node that is to come back, with the pods that it is for. */
  Optional<Bin> comesBack(String node) {
    return returnable.stream()
        .filter(bin -> bin.name().equals(node) && !bin.placed().isEmpty())
        .findFirst();
  }

  /** The Ready nodes that waiting pods are about to be bound to. */
  Set<String> aboutToBeUsed() {
    Set<String> names = new TreeSet<>();
    aboutToBind().stream().map(Bin::name).forEach(names::add);
    return names;
  }

  private void addNode(NodeLoad load) {
    Node node = load.node();
    if (!node.ready()) {
      return;
    }
    Bin bin = new Bin(node.name(), node.shape(), load.free());
    if (!node.cordoned()) {
      ready.add(bin);
    } else if (situation.isOpen(ScalingDecision.Kind.UNCORDON, node.name())) {
      coming.add(bin);
    } else if (situation.isDraining(node.name())) {
      returnable.add(bin);
    }
  }

  private void addBooting(SuppliedNode node) {
    if (situation.booting(node)) {
      situation
          .seen()
          .pool(node.pool())
          .ifPresent(pool -> coming.add(Bin.empty(node.name(), pool.shape())));
    }
  }

  private void addOrdered(NodePool pool) {
    for (int i = 0; i < situation.missing(pool.name()); i++) {
      coming.add(Bin.empty("an ordered node of " + pool.name(), pool.shape()));
    }
  }

  private static List<Pod> rest(List<Pod> pods, List<Bin> bins) {
    return pods.stream().filter(pod -> bins.stream().noneMatch(bin -> bin.take(pod))).toList();
  }
}
