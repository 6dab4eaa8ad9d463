package levante.tosca.model;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.data.Value;

/**
 * What can be done to a node template or a relationship, such as {@code Standard} with create,
 * configure and start.
 *
 * @param type the interface type, such as {@code tosca.interfaces.node.lifecycle.Standard}; empty
 *     when none is declared
 * @param operations those of the type and of the template, in the order of the type, then of the
 *     text; also those without an implementation
 * @param notifications what is told from outside; the same shape
 */
public record Interface(
    String name, Optional<String> type, List<Operation> operations, List<Operation> notifications) {
  public Interface {
    operations = List.copyOf(operations);
    notifications = List.copyOf(notifications);
  }

  /** The operation of that name. */
  public Optional<Operation> operation(String wanted) {
    return operations.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /**
   * One operation.
   *
   * @param inputs with those of its interface; the operation's own win
   * @param outputs by name, the attribute that it sets: an entity word, then names
   */
  public record Operation(
      String name,
      Optional<Implementation> implementation,
      SortedMap<String, Value> inputs,
      SortedMap<String, List<String>> outputs) {
    public Operation {
      inputs = copied(inputs);
      outputs = copied(outputs);
    }

    private static <T> SortedMap<String, T> copied(SortedMap<String, T> map) {
      return map.isEmpty()
          ? Collections.emptySortedMap()
          : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
  }

  /**
   * What an operation runs.
   *
   * @param dependencies files that have to lie beside it
   * @param operationHost where it runs: SELF, HOST, SOURCE, TARGET, ORCHESTRATOR, or empty
   * @param timeout how long it may take at most
   */
  public record Implementation(
      Artifact primary,
      List<Artifact> dependencies,
      Optional<String> operationHost,
      Optional<Duration> timeout) {
    public Implementation {
      dependencies = List.copyOf(dependencies);
    }
  }
}
