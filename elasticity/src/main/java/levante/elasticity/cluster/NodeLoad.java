package levante.elasticity.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A node with the pods that are on it, by name. An observer that hears of a change makes a new one
 * of that node only; the others are shared between views.
 */
public final class NodeLoad {
  private final Node node;
  private final List<Pod> pods;
  private final List<Pod> work;
  private final List<Pod> repelling;
  private final Resources free;

  private NodeLoad(Node node, List<Pod> pods, Resources free) {
    this.node = Objects.requireNonNull(node, "node");
    this.pods = List.copyOf(pods);
    this.work = this.pods.stream().filter(Pod::keepsNodeInUse).toList();
    this.repelling =
        this.pods.stream().filter(pod -> pod.occupies() && !pod.spec().apart().isEmpty()).toList();
    this.free = free;
  }

  /** The node with these pods; every one says that it is on it. */
  public static NodeLoad of(Node node, List<Pod> pods) {
    Resources free = node.shape().allocatable();
    for (Pod pod : pods) {
      if (pod.occupies()) {
        free = free.minus(pod.demand());
      }
    }
    return new NodeLoad(node, pods.stream().sorted(Pod.BY_NAME).toList(), free);
  }

  /** The node itself changed. */
  public NodeLoad of(Node changed) {
    return changed.shape().allocatable().equals(node.shape().allocatable())
        ? new NodeLoad(changed, pods, free)
        : of(changed, pods);
  }

  /** The pod came, or changed. */
  public NodeLoad with(Pod pod) {
    NodeLoad others = without(pod.namespace(), pod.name());
    List<Pod> more = new ArrayList<>(others.pods);
    more.add(pod);
    more.sort(Pod.BY_NAME);
    return new NodeLoad(node, more, pod.occupies() ? others.free.minus(pod.demand()) : others.free);
  }

  /** The same with what it has below that priority as expendable. */
  NodeLoad expendableBelow(int priority) {
    return work.stream().noneMatch(pod -> pod.spec().priority() < priority)
        ? this
        : new NodeLoad(
            node, pods.stream().map(pod -> pod.expendableBelow(priority)).toList(), free);
  }

  /** The pod of that name went; nothing changes when it was not there. */
  public NodeLoad without(String namespace, String name) {
    for (Pod pod : pods) {
      if (pod.name().equals(name) && pod.namespace().equals(namespace)) {
        List<Pod> fewer = new ArrayList<>(pods);
        fewer.remove(pod);
        return new NodeLoad(node, fewer, pod.occupies() ? free.plus(pod.demand()) : free);
      }
    }
    return this;
  }

  /** The node. */
  public Node node() {
    return node;
  }

  /** All pods on it, ended ones too. */
  public List<Pod> pods() {
    return pods;
  }

  /** The pods that keep it in use; daemons do not. */
  public List<Pod> work() {
    return work;
  }

  /** The pods on it that will not have certain others near. */
  public List<Pod> repelling() {
    return repelling;
  }

  /** What is left of its allocatable resources; negative where it is overcommitted. */
  public Resources free() {
    return free;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeLoad that && node.equals(that.node) && pods.equals(that.pods);
  }

  @Override
  public int hashCode() {
    return Objects.hash(node, pods);
  }

  @Override
  public String toString() {
    return "%s with %s".formatted(node, pods);
  }
}
