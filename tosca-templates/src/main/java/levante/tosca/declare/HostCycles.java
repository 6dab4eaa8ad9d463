package levante.tosca.declare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import levante.tosca.declare.Declarations.NamedHost;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Finds node templates that are hosted on each other in a circle. */
public final class HostCycles {
  private final Declarations declarations;
  private final Problems problems;

  public HostCycles(Declarations declarations, Problems problems) {
    this.declarations = declarations;
    this.problems = problems;
  }

  public void check() {
    Map<String, Set<String>> hosts = new HashMap<>();
    Map<String, Set<String>> guests = new HashMap<>();
    for (NodeDeclaration node : declarations.all()) {
      for (NamedHost host : declarations.namedHosts(node)) {
        hosts.computeIfAbsent(node.name(), name -> new HashSet<>()).add(host.name());
        guests.computeIfAbsent(host.name(), name -> new HashSet<>()).add(node.name());
      }
    }
    Set<String> circle = withoutEnds(hosts, guests);
    circle.retainAll(withoutEnds(guests, hosts));
    if (!circle.isEmpty()) {
      report(circle);
    }
  }

  private void report(Set<String> circle) {
    for (NodeDeclaration node : declarations.all()) {
      declarations.namedHosts(node).stream()
          .filter(host -> circle.contains(node.name()))
          .filter(host -> circle.contains(host.name()))
          .findFirst()
          .ifPresent(host -> report(node, host));
    }
  }

  private void report(NodeDeclaration node, NamedHost host) {
    problems.error(
        ProblemCode.HOST_CYCLE,
        host.writtenAt(),
        "'%s' is hosted on '%s', which is hosted on '%s' again, directly or through others"
            .formatted(node.name(), host.name(), node.name()));
  }

  // Takes away whatever leads nowhere, again and again; what is left leads into a circle.
  private static Set<String> withoutEnds(
      Map<String, Set<String>> forward, Map<String, Set<String>> backward) {
    Map<String, Integer> open = new HashMap<>();
    forward.forEach((name, targets) -> open.put(name, targets.size()));
    Set<String> left = new HashSet<>(forward.keySet());
    Deque<String> ends = new ArrayDeque<>();
    backward.keySet().stream().filter(name -> !forward.containsKey(name)).forEach(ends::add);
    while (!ends.isEmpty()) {
      String end = ends.remove();
      left.remove(end);
      for (String source : backward.getOrDefault(end, Set.of())) {
        if (open.merge(source, -1, Integer::sum) == 0) {
          ends.add(source);
        }
      }
    }
    return left;
  }
}
