package levante.provisioner.application;

import java.util.Optional;
import levante.provisioner.cloud.CloudId;

/** Who puts applications onto the clusters of a cloud's machines. */
@FunctionalInterface
public interface ApplicationInstallers {
  /** Nobody does. */
  ApplicationInstallers NONE = cloud -> Optional.empty();

  /** For the clusters on the machines of that account; empty when there is nobody. */
  Optional<ClusterApplications> of(CloudId cloud);
}
