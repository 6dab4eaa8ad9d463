package levante.elasticity.manual;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Kind;

/**
 * Keeps every policy's hands off the nodes that a person has disabled: what it sees of them is a
 * cordoned node without idle time, and what it decides about them is not done. The one exception is
 * what a person began after that: a node that is powered off by hand is drained and released.
 */
public record Held(List<DisabledNode> disabled) {
  private static final Set<Kind> TAKES_AWAY = Set.of(Kind.DRAIN, Kind.RELEASE);

  public Held {
    disabled = List.copyOf(disabled);
  }

  /** Their names. */
  public Set<String> names() {
    return disabled.stream().map(DisabledNode::node).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a policy is to see. */
  public ClusterSnapshot keptFrom(ClusterSnapshot seen) {
    if (disabled.isEmpty()) {
      return seen;
    }
    ClusterView view = seen.view();
    for (Node node : uncordoned(view)) {
      view = view.with(node.scheduled(Node.Scheduling.CORDONED));
    }
    Set<String> names = names();
    return new ClusterSnapshot(
        view,
        seen.pools(),
        seen.supplied(),
        seen.idle().stream().filter(span -> !names.contains(span.node())).toList(),
        seen.setbacks(),
        seen.arrivals());
  }

  /** The disabled nodes that would take work, and are to be cordoned (again). */
  public List<Node> uncordoned(ClusterView view) {
    return names().stream()
        .flatMap(name -> view.node(name).stream())
        .filter(node -> !node.cordoned())
        .toList();
  }

  /** What of these decisions may be done. */
  public List<ScalingDecision> allowed(List<ScalingDecision> decisions, List<OpenDecision> open) {
    Set<String> names = names();
    List<ScalingDecision> allowed =
        decisions.stream().filter(one -> !isAbout(one, names) || goesOn(one, open)).toList();
    return allowed.isEmpty() && !decisions.isEmpty()
        ? List.of(
            ScalingDecision.Hold.because(
                "%s is disabled by hand and stays as it is".formatted(decisions.get(0).target())))
        : allowed;
  }

  private static boolean isAbout(ScalingDecision one, Set<String> names) {
    return one.kind() != Kind.SCALE_UP && names.contains(one.target());
  }

  private static boolean goesOn(ScalingDecision one, List<OpenDecision> open) {
    return TAKES_AWAY.contains(one.kind())
        && open.stream()
            .map(OpenDecision::decision)
            .anyMatch(
                begun -> TAKES_AWAY.contains(begun.kind()) && begun.target().equals(one.target()));
  }
}
