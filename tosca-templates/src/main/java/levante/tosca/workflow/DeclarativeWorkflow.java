package levante.tosca.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;

/**
 * The workflow that follows from a topology without being written: every node template comes after
 * those that its requirements lead to, else in the order of the text. On each, what has an
 * implementation is called in the order create, pre_configure_source and pre_configure_target of
 * its relationships, configure, post_configure_source and post_configure_target, start, then
 * add_target and add_source.
 *
 * <p>Node templates may need each other in a circle as long as none is hosted on itself. Then the
 * first in the text whose hosts are done goes first.
 */
public final class DeclarativeWorkflow {
  private static final String HOSTED_ON = "tosca.relationships.HostedOn";
  private static final List<String> BEFORE_CONFIGURE =
      List.of("pre_configure_source", "pre_configure_target");
  private static final List<String> AFTER_CONFIGURE =
      List.of("post_configure_source", "post_configure_target");
  private static final List<String> AFTER_START = List.of("add_target", "add_source");

  private DeclarativeWorkflow() {}

  /**
   * One operation to call.
   *
   * @param nodeTemplate on what, or the source of the relationship that it belongs to
   * @param requirement the index among the node template's requirements, when the operation is one
   *     of that relationship
   */
  public record Step(
      String nodeTemplate,
      Optional<Integer> requirement,
      String interfaceName,
      Interface.Operation operation) {}

  /** The operations that deploy a topology, in their order; the same topology, the same order. */
  public static List<Step> deploy(Topology topology) {
    List<Step> steps = new ArrayList<>();
    order(topology).forEach(node -> deploy(node, steps));
    return List.copyOf(steps);
  }

  private static void deploy(NodeTemplate node, List<Step> steps) {
    ofNode(node, "create", steps);
    ofRelationships(node, BEFORE_CONFIGURE, steps);
    ofNode(node, "configure", steps);
    ofRelationships(node, AFTER_CONFIGURE, steps);
    ofNode(node, "start", steps);
    ofRelationships(node, AFTER_START, steps);
  }

  private static void ofNode(NodeTemplate node, String operation, List<Step> steps) {
    call(node.name(), Optional.empty(), node.interfaces(), operation, steps);
  }

  private static void ofRelationships(
      NodeTemplate node, List<String> operations, List<Step> steps) {
    for (int i = 0; i < node.requirements().size(); i++) {
      Requirement requirement = node.requirements().get(i);
      for (String operation : operations) {
        call(
            node.name(), Optional.of(i), requirement.relationship().interfaces(), operation, steps);
      }
    }
  }

  private static void call(
      String node,
      Optional<Integer> requirement,
      List<Interface> interfaces,
      String operation,
      List<Step> steps) {
    for (Interface one : interfaces) {
      one.operation(operation)
          .filter(found -> found.implementation().isPresent())
          .ifPresent(found -> steps.add(new Step(node, requirement, one.name(), found)));
    }
  }

  /** The node templates, each after all that it needs. */
  public static List<NodeTemplate> order(Topology topology) {
    return new Ordering(topology.nodeTemplates()).all();
  }

  /** Takes, again and again, the first in the text of those that nothing keeps waiting. */
  private static final class Ordering {
    private final List<NodeTemplate> nodes;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<List<Integer>> guests = new ArrayList<>();
    private final List<List<Integer>> dependants = new ArrayList<>();
    private final int[] hostsOpen;
    private final int[] allOpen;
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();
    private final TreeSet<Integer> hosted = new TreeSet<>(Comparator.naturalOrder());

    Ordering(List<NodeTemplate> nodes) {
      this.nodes = nodes;
      this.hostsOpen = new int[nodes.size()];
      this.allOpen = new int[nodes.size()];
      for (int i = 0; i < nodes.size(); i++) {
        index.put(nodes.get(i).name(), i);
        guests.add(new ArrayList<>());
        dependants.add(new ArrayList<>());
      }
      for (int i = 0; i < nodes.size(); i++) {
        link(i);
      }
    }

    private void link(int source) {
      for (Requirement one : nodes.get(source).requirements()) {
        Integer target = index.get(one.target());
        if (target != null && target != source) {
          dependants.get(target).add(source);
          allOpen[source]++;
          if (one.relationship().isA(HOSTED_ON)) {
            guests.get(target).add(source);
            hostsOpen[source]++;
          }
        }
      }
    }

    List<NodeTemplate> all() {
      List<NodeTemplate> ordered = new ArrayList<>();
      boolean[] done = new boolean[nodes.size()];
      for (int i = 0; i < nodes.size(); i++) {
        offer(i);
      }
      while (ordered.size() < nodes.size()) {
        Integer next = ready.isEmpty() ? hosted.pollFirst() : ready.poll();
        if (next == null) {
          throw new IllegalStateException("node templates are hosted on each other in a circle");
        }
        if (!done[next]) {
          done[next] = true;
          ordered.add(nodes.get(next));
          hosted.remove(next);
          release(next, done);
        }
      }
      return List.copyOf(ordered);
    }

    private void release(int next, boolean[] done) {
      guests.get(next).forEach(guest -> hostsOpen[guest]--);
      for (int dependant : dependants.get(next)) {
        allOpen[dependant]--;
        if (!done[dependant]) {
          offer(dependant);
        }
      }
    }

    private void offer(int node) {
      if (allOpen[node] == 0) {
        ready.add(node);
      }
      if (hostsOpen[node] == 0) {
        hosted.add(node);
      }
    }
  }
}
