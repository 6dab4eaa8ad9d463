package levante.elasticity.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;

/** A node, real or to come, onto which pods are put in thought. Made by a simulation only. */
public final class SimulatedNode {
  private final String name;
  private final NodeShape shape;
  private final Amounts free;
  private final List<Pod> before;
  private final List<Pod> placed = new ArrayList<>();

  SimulatedNode(String name, NodeShape shape, Amounts free, List<Pod> before) {
    this.name = name;
    this.shape = shape;
    this.free = free;
    this.before = before;
  }

  /** Its name; of a node that is to come a description. */
  public String name() {
    return name;
  }

  /** Its labels and taints, and what it offers. */
  public NodeShape shape() {
    return shape;
  }

  /** The pods that were put here in thought, in that order. */
  public List<Pod> placed() {
    return Collections.unmodifiableList(placed);
  }

  /** The pods that were on it already. */
  List<Pod> before() {
    return before;
  }

  Amounts free() {
    return free;
  }

  /** The value of its label; null without it. */
  String label(String key) {
    return shape.labels().get(key);
  }

  void put(Pod pod, Amounts demand) {
    free.subtract(demand);
    placed.add(pod);
  }

  void takeBack(Pod pod, Amounts demand) {
    free.add(demand);
    placed.remove(pod);
  }
}
