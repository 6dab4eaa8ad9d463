package levante.provisioner.configure;

import levante.provisioner.cloud.CloudId;

/** Who makes a cloud's machines into nodes. */
@FunctionalInterface
public interface NodeConfigurators {
  /** For the machines of that account; the same one at every call. */
  NodeConfigurator of(CloudId cloud);
}
