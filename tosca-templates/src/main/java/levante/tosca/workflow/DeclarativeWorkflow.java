package levante.tosca.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.IntStream;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;

/**
 * The workflow that follows from a topology without being written: every node template comes after
 * those that its requirements lead to, else in the order of the text. What has an implementation is
 * called.
 *
 * <p>As chapters 5.8.5 and 7.2 of the specification want it, a node template is configured between
 * the operations of its relationships for its side: create, then pre_configure_source of those that
 * go out and pre_configure_target of those that come in, configure, post_configure_source and
 * post_configure_target likewise, start. A target is thus done before its source is created, and
 * the operations on its side know nothing of the source that only runs tell. Once the source runs
 * as well, it is told of its target by add_target, and the target of it by add_source.
 *
 * <p>Node templates may need each other in a circle as long as none is hosted on itself. Then the
 * first in the text whose hosts are done goes first.
 */
public final class DeclarativeWorkflow {
  private static final String HOSTED_ON = "tosca.relationships.HostedOn";
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
    Weaving weaving = new Weaving(topology);
    order(topology).forEach(weaving::add);
    return List.copyOf(weaving.steps);
  }

  /** The operations of node templates with those of the relationships at both of their ends. */
  private static final class Weaving {
    private final Map<String, List<End>> incoming = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Weaving(Topology topology) {
      for (NodeTemplate source : topology.nodeTemplates()) {
        for (End end : outgoing(source)) {
          incoming.computeIfAbsent(end.target(), name -> new ArrayList<>()).add(end);
        }
      }
    }

    void add(NodeTemplate node) {
      call(node, "create");
      around(node, "pre_configure");
      call(node, "configure");
      around(node, "post_configure");
      call(node, "start");
      outgoing(node).forEach(end -> AFTER_START.forEach(operation -> call(end, operation)));
    }

    private void around(NodeTemplate node, String operation) {
      outgoing(node).forEach(end -> call(end, operation + "_source"));
      incoming
          .getOrDefault(node.name(), List.of())
          .forEach(end -> call(end, operation + "_target"));
    }

    private static List<End> outgoing(NodeTemplate source) {
      return IntStream.range(0, source.requirements().size())
          .mapToObj(index -> new End(source, index))
          .toList();
    }

    private void call(NodeTemplate node, String operation) {
      call(node.name(), Optional.empty(), node.interfaces(), operation);
    }

    private void call(End end, String operation) {
      call(
          end.source().name(),
          Optional.of(end.requirement()),
          end.written().relationship().interfaces(),
          operation);
    }

    private void call(
        String node, Optional<Integer> requirement, List<Interface> interfaces, String operation) {
      for (Interface one : interfaces) {
        one.operation(operation)
            .filter(found -> found.implementation().isPresent())
            .ifPresent(found -> steps.add(new Step(node, requirement, one.name(), found)));
      }
    }
  }

  /** A relationship, seen from one of the two node templates that it joins. */
  private record End(NodeTemplate source, int requirement) {
    Requirement written() {
      return source.requirements().get(requirement);
    }

    String target() {
      return written().target();
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
