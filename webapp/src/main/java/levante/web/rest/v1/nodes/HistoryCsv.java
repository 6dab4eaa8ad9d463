package levante.web.rest.v1.nodes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;

/** Graphs as lines for spreadsheets. Names of nodes and pools hold neither commas nor quotes. */
final class HistoryCsv {
  private HistoryCsv() {}

  static String ofStates(List<StateChange> changes) {
    return changes.stream()
        .map(
            change ->
                "%s,%s,%s,%s,%s%n"
                    .formatted(
                        change.spell().since(),
                        change.spell().node(),
                        change.spell().pool().orElse(""),
                        change.was().map(NodeState::word).orElse(""),
                        change.spell().state().word()))
        .collect(Collectors.joining("", "time,node,pool,was,state%n".formatted(), ""));
  }

  static String ofCounts(List<Census> counts) {
    String states =
        Stream.of(NodeState.values()).map(NodeState::word).collect(Collectors.joining(","));
    return counts.stream()
        .map(
            census ->
                "%s,%s,%s%n"
                    .formatted(
                        census.at(),
                        census.waiting().map(String::valueOf).orElse(""),
                        census.nodes().values().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(","))))
        .collect(Collectors.joining("", "time,waiting,%s%n".formatted(states), ""));
  }
}
