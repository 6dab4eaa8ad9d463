package levante.tosca.declare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Finds node templates that need each other in a circle, each other than by hosting. That is legal:
 * services connect to one another. But no order of deployment keeps all of it, so it is told; the
 * declarative workflow then begins with the first in the text. Each circle is told once, where the
 * requirement stands that closes it.
 */
public final class DependencyCycles {
  private final Declarations declarations;
  private final Problems problems;
  private final Set<String> done = new HashSet<>();

  public DependencyCycles(Declarations declarations, Problems problems) {
    this.declarations = declarations;
    this.problems = problems;
  }

  /** Follows all requirements; each of them once, however many there are. */
  public void check() {
    for (NodeDeclaration node : declarations.all()) {
      if (!done.contains(node.name())) {
        follow(node);
      }
    }
  }

  /** A node template on the way, and which of its requirements is followed next. */
  private static final class Stop {
    private final NodeDeclaration node;
    private int next;

    Stop(NodeDeclaration node) {
      this.node = node;
    }
  }

  private void follow(NodeDeclaration start) {
    Deque<Stop> way = new ArrayDeque<>();
    Map<String, Integer> onWay = new HashMap<>();
    way.addLast(new Stop(start));
    onWay.put(start.name(), 0);
    while (!way.isEmpty()) {
      Stop here = way.getLast();
      List<ResolvedRequirement> all = declarations.requirements(here.node);
      if (here.next == all.size()) {
        way.removeLast();
        onWay.remove(here.node.name());
        done.add(here.node.name());
        continue;
      }
      ResolvedRequirement one = all.get(here.next++);
      String target = one.requirement().target();
      if (onWay.containsKey(target)) {
        report(way, onWay.get(target), one);
      } else if (!done.contains(target)) {
        Optional<NodeDeclaration> next = declarations.find(target);
        next.ifPresent(node -> onWay.put(target, way.size()));
        next.ifPresent(node -> way.addLast(new Stop(node)));
      }
    }
  }

  private void report(Deque<Stop> way, int from, ResolvedRequirement closing) {
    List<Stop> circle = new ArrayList<>(way).subList(from, way.size());
    boolean isHosting =
        circle.stream()
            .allMatch(
                stop ->
                    declarations
                        .requirements(stop.node)
                        .get(stop.next - 1)
                        .requirement()
                        .relationship()
                        .isA(Declarations.HOSTED_ON));
    if (isHosting || circle.size() < 2) {
      return;
    }
    String names =
        circle.stream()
            .map(stop -> "'" + stop.node.name() + "'")
            .limit(8)
            .collect(Collectors.joining(" needs "));
    problems.warning(
        ProblemCode.DEPENDENCY_CYCLE,
        closing.writtenAt(),
        "%s%s needs '%s' again: no order of deployment serves each before who needs it"
            .formatted(
                names, circle.size() > 8 ? " needs ..." : "", closing.requirement().target()));
  }
}
