package levante.provisioner.observe;

import java.util.Objects;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.ObjectStorageProvider;

/** The ports to all that is not Levante's own. */
public record Outside(
    Clouds clouds, NodeConfigurator configurator, ObjectStorageProvider storages) {
  public Outside {
    Objects.requireNonNull(clouds, "clouds");
    Objects.requireNonNull(configurator, "configurator");
    Objects.requireNonNull(storages, "storages");
  }
}
