package levante.elasticity.adapter.sandbox;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.ClusterId;

/**
 * A cluster in the sandbox.
 *
 * @param distribution what it pretends to be, such as {@code k3s} or {@code kubernetes}
 */
public record SandboxCluster(ClusterId id, String distribution, Instant created) {
  public SandboxCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(created, "created");
  }
}
