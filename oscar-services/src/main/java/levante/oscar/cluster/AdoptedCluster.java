package levante.oscar.cluster;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Secret;

/**
 * A Kubernetes cluster that somebody else raised and whose owner lets Levante run services on it.
 * Levante makes its own namespace there and touches nothing else.
 *
 * @param name of the owner's own choice, unique among the owner's adopted clusters
 * @param kubeconfig with everything inside: no command, no file
 */
public record AdoptedCluster(
    ClusterId id, String name, OwnerId owner, Secret kubeconfig, Instant adopted) {
  /** What stands for an infrastructure where adopted clusters stand beside raised ones. */
  public static final String INFRASTRUCTURE = "adopted";

  public AdoptedCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(kubeconfig, "kubeconfig");
    Objects.requireNonNull(adopted, "adopted");
  }
}
