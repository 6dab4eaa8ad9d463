package levante.tosca.data;

import java.util.List;
import java.util.Optional;

/** Who knows the attributes of running node templates. */
@FunctionalInterface
public interface AttributeSource {
  /** Knows nothing, as before anything runs. */
  AttributeSource NOTHING_RUNS = (nodeTemplate, path) -> Optional.empty();

  /**
   * The attribute as JSON would hold it, or empty while it is not known yet.
   *
   * @param path the attribute's name, then keys or indices into it, such as {@code [public_address,
   *     0]}; when a capability's attribute is meant its name comes first
   */
  Optional<Object> attribute(String nodeTemplate, List<String> path);

  /** What an operation told under one of its outputs, or empty while it has not run. */
  default Optional<Object> operationOutput(String entity, List<String> path) {
    return Optional.empty();
  }

  /** Where an artifact lies on the machine, or empty while it does not. */
  default Optional<Object> artifact(String entity, List<String> path) {
    return Optional.empty();
  }

  /** Whatever is known of a reference; an undrawn random text never is. */
  default Optional<Object> known(Value.Reference reference) {
    return switch (reference.kind()) {
      case ATTRIBUTE -> attribute(reference.entity(), reference.path());
      case OPERATION_OUTPUT -> operationOutput(reference.entity(), reference.path());
      case ARTIFACT -> artifact(reference.entity(), reference.path());
      case RANDOM -> Optional.empty();
    };
  }
}
