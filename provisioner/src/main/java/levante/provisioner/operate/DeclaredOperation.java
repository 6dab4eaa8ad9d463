package levante.provisioner.operate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.tosca.data.Value;

/**
 * An operation that each machine of a node template shall have had.
 *
 * @param name node template, interface and operation, such as {@code web.Standard.configure}
 * @param file what it runs, as the template names it: a URL, or a path beside the template
 * @param roles of Ansible Galaxy that a playbook needs, such as {@code grycap.docker,1.0}
 * @param inputs resolved as far as that goes without a running machine
 */
public record DeclaredOperation(
    String name,
    ArtifactKind kind,
    String file,
    List<String> roles,
    SortedMap<String, Value> inputs) {
  public DeclaredOperation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(file, "file");
    roles = List.copyOf(roles);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /** The node templates whose attributes its inputs are made of. */
  Stream<String> needs() {
    return inputs.values().stream().flatMap(DeclaredOperation::entities);
  }

  private static Stream<String> entities(Value value) {
    return value.match(
        literal -> Stream.of(),
        items -> items.values().stream().flatMap(DeclaredOperation::entities),
        entries -> entries.values().values().stream().flatMap(DeclaredOperation::entities),
        reference -> Stream.of(reference.entity()),
        call -> call.arguments().stream().flatMap(DeclaredOperation::entities));
  }

  /** Whether an input is made of something that Levante never learns. */
  boolean asksTheUnknowable() {
    return inputs.values().stream().anyMatch(DeclaredOperation::isUnknowable);
  }

  private static boolean isUnknowable(Value value) {
    return value.match(
        literal -> false,
        items -> items.values().stream().anyMatch(DeclaredOperation::isUnknowable),
        entries -> entries.values().values().stream().anyMatch(DeclaredOperation::isUnknowable),
        reference -> reference.kind() != Value.Reference.Kind.ATTRIBUTE,
        call -> call.arguments().stream().anyMatch(DeclaredOperation::isUnknowable));
  }

  /** The same operation with its inputs known. */
  OperationCall called(String text, Map<String, Object> known) {
    return new OperationCall(name, kind, text, roles, new TreeMap<>(known));
  }
}
