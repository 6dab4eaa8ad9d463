package levante.provisioner.configure;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.provisioner.naming.InfrastructureId;

/**
 * A cluster as its nodes are made to form it.
 *
 * @param name the node template's name, such as {@code edge}
 * @param version of the distribution, {@code latest} when the template does not say
 * @param settings what only this distribution knows, such as {@code partition}
 */
public record ClusterSpec(
    ClusterId id,
    InfrastructureId infrastructure,
    String name,
    Distribution distribution,
    String version,
    ControlPlaneUse controlPlaneUse,
    Map<String, String> settings) {
  public ClusterSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(controlPlaneUse, "controlPlaneUse");
    // Rows of older versions have none.
    settings =
        Collections.unmodifiableSortedMap(
            new TreeMap<>(Objects.requireNonNullElse(settings, Map.of())));
  }

  /** The same cluster of another version. */
  public ClusterSpec of(String otherVersion) {
    return new ClusterSpec(
        id, infrastructure, name, distribution, otherVersion, controlPlaneUse, settings);
  }

  /** What the template says of that. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key));
  }
}
