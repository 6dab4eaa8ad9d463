package levante.provisioner.desired;

import java.time.Duration;
import java.util.Objects;
import levante.provisioner.configure.ClusterSpec;

/**
 * A cluster that shall be.
 *
 * @param idleTime how long a worker may idle before the elasticity loop drains it
 */
public record DesiredCluster(ClusterSpec spec, Duration idleTime) {
  public DesiredCluster {
    Objects.requireNonNull(spec, "spec");
    if (idleTime.isNegative()) {
      throw new IllegalStateException("idle time " + idleTime);
    }
  }

  /** The node template's name. */
  public String name() {
    return spec.name();
  }
}
