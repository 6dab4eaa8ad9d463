package levante.tosca.model;

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
}
