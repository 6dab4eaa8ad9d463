package levante.provisioner.configure;

import java.util.Objects;
import levante.kernel.ClusterId;
import levante.provisioner.naming.InfrastructureId;

/**
 * A cluster as its nodes are made to form it.
 *
 * @param name the node template's name, such as {@code edge}
 * @param version of the distribution, {@code latest} when the template does not say
 */
public record ClusterSpec(
    ClusterId id,
    InfrastructureId infrastructure,
    String name,
    Distribution distribution,
    String version,
    ControlPlaneUse controlPlaneUse) {
  public ClusterSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(controlPlaneUse, "controlPlaneUse");
  }
}
