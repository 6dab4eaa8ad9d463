package levante.provisioner.operate;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An operation, ready to be run on one machine.
 *
 * @param text of the script or playbook
 * @param roles of Ansible Galaxy that a playbook needs
 * @param inputs as JSON would hold them
 */
public record OperationCall(
    String name,
    ArtifactKind kind,
    String text,
    List<String> roles,
    SortedMap<String, Object> inputs) {
  public OperationCall {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    roles = List.copyOf(roles);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }
}
