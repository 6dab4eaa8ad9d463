package levante.tosca.model;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Node templates in the order of the text, each found by its name without a walk. Immutable. */
final class NamedNodes extends AbstractList<NodeTemplate> {
  private final List<NodeTemplate> inOrder;
  private final Map<String, NodeTemplate> byName = new HashMap<>();

  private NamedNodes(List<NodeTemplate> nodes) {
    inOrder = List.copyOf(nodes);
    inOrder.forEach(node -> byName.putIfAbsent(node.name(), node));
  }

  static NamedNodes of(List<NodeTemplate> nodes) {
    return nodes instanceof NamedNodes named ? named : new NamedNodes(nodes);
  }

  Optional<NodeTemplate> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public NodeTemplate get(int index) {
    return inOrder.get(index);
  }

  @Override
  public int size() {
    return inOrder.size();
  }
}
