package levante.elasticity.consolidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.DisruptionBudget;
import levante.elasticity.schedule.SchedulingSimulation;
import levante.elasticity.schedule.SimulatedNode;

/**
 * Finds all nodes that can go together: the pods of each have room on nodes that stay, may be
 * moved, and their budgets allow it. All are found at once, so that all can be cordoned before the
 * first pod moves and none has to move twice.
 *
 * <p>A pod that is moved in thought still counts where it is, so rules about neighbours are judged
 * on the safe side.
 */
public final class Consolidation {
  private static final Comparator<NodeLoad> FULLEST_FIRST =
      Comparator.<NodeLoad>comparingInt(load -> -load.work().size())
          .thenComparing(load -> load.free().get(Resources.CPU))
          .thenComparing(load -> load.node().name());

  private final ClusterView view;
  private final SchedulingSimulation simulation;
  private final List<NodeLoad> targets;
  private final Map<DisruptionBudget, Integer> spent = new HashMap<>();
  private final Set<String> going = new HashSet<>();
  private final Set<String> receiving = new HashSet<>();

  private Consolidation(
      ClusterView view, SchedulingSimulation simulation, List<List<String>> targets) {
    this.view = view;
    this.simulation = simulation;
    this.targets =
        targets.stream()
            .flatMap(
                group ->
                    group.stream()
                        .map(view::load)
                        .flatMap(Optional::stream)
                        .filter(load -> !load.work().isEmpty())
                        .sorted(FULLEST_FIRST))
            .toList();
  }

  /**
   * The nodes that can go, of these candidates.
   *
   * @param simulation the cluster with the waiting pods where they will go
   * @param candidates names of nodes, the one that should rather go first
   * @param targets names of the nodes that pods may be moved to, in groups, the preferred one
   *     first; an empty node takes none
   */
  public static List<Emptied> of(
      ClusterView view,
      SchedulingSimulation simulation,
      List<String> candidates,
      List<List<String>> targets) {
    Consolidation consolidation = new Consolidation(view, simulation, targets);
    return candidates.stream()
        .map(view::load)
        .flatMap(Optional::stream)
        .map(consolidation::emptied)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Emptied> emptied(NodeLoad load) {
    String name = load.node().name();
    List<Pod> pods = load.work();
    if (pods.isEmpty() || receiving.contains(name) || !movable(pods)) {
      return Optional.empty();
    }
    going.add(name);
    List<SimulatedNode> homes = new ArrayList<>();
    for (Pod pod : pods) {
      Optional<SimulatedNode> home = home(pod);
      if (home.isEmpty()) {
        takeBack(pods, homes);
        going.remove(name);
        return Optional.empty();
      }
      homes.add(home.get());
    }
    pods.forEach(pod -> protecting(pod).forEach(budget -> spent.merge(budget, 1, Integer::sum)));
    List<String> onto = homes.stream().map(SimulatedNode::name).distinct().sorted().toList();
    receiving.addAll(onto);
    return Optional.of(new Emptied(name, pods.stream().map(Pod::fullName).toList(), onto));
  }

  private Optional<SimulatedNode> home(Pod pod) {
    return targets.stream()
        .map(load -> load.node().name())
        .filter(name -> !going.contains(name))
        .map(simulation::node)
        .filter(node -> simulation.take(pod, node))
        .findFirst();
  }

  private void takeBack(List<Pod> pods, List<SimulatedNode> homes) {
    for (int i = 0; i < homes.size(); i++) {
      simulation.takeBack(pods.get(i), homes.get(i));
    }
  }

  private boolean movable(List<Pod> pods) {
    Map<DisruptionBudget, Integer> wanted = new HashMap<>(spent);
    for (Pod pod : pods) {
      if (pod.spec().disruption() == Disruption.FORBIDDEN) {
        return false;
      }
      for (DisruptionBudget budget : protecting(pod)) {
        if (wanted.merge(budget, 1, Integer::sum) > budget.allowed()) {
          return false;
        }
      }
    }
    return true;
  }

  private List<DisruptionBudget> protecting(Pod pod) {
    return view.rules().budgets().stream()
        .filter(budget -> budget.protects(pod.namespace(), pod.labels()))
        .toList();
  }
}
