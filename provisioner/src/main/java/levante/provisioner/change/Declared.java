package levante.provisioner.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.provisioner.desired.Desired;
import levante.tosca.data.Value;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;

/**
 * What a template says shall be.
 *
 * @param removals by node template, the indices of the machines that go first when there shall be
 *     fewer
 */
record Declared(Desired desired, Map<String, List<Integer>> removals) {
  Declared {
    removals = Map.copyOf(removals);
  }

  static Declared of(Desired desired, Topology topology) {
    Map<String, List<Integer>> removals = new TreeMap<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      List<Integer> going =
          node.capabilityProperties("scalable").value("removal_list").stream()
              .flatMap(list -> items(list).stream())
              .flatMap(item -> index(item).stream())
              .toList();
      removals.put(node.name(), going);
    }
    return new Declared(desired, removals);
  }

  private static List<Value> items(Value value) {
    return value.match(
        literal -> List.of(),
        Value.Items::values,
        entries -> List.of(),
        reference -> List.of(),
        call -> List.of());
  }

  /** IM's clients write {@code 2}, {@code '2'} or the machine's whole name. */
  private static Optional<Integer> index(Value value) {
    Optional<String> text =
        value.match(
            literal -> Optional.of(literal.scalar().plain().toString()),
            items -> Optional.empty(),
            entries -> Optional.empty(),
            reference -> Optional.empty(),
            call -> Optional.empty());
    return text.map(name -> name.substring(name.lastIndexOf('-') + 1))
        .filter(number -> number.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  /** How many machines a node template shall become; none when it is not there. */
  int count(String nodeTemplate) {
    return desired.pool(nodeTemplate).map(pool -> pool.count()).orElse(0);
  }

  List<Integer> removals(String nodeTemplate) {
    return removals.getOrDefault(nodeTemplate, List.of());
  }
}
