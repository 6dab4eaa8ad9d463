package levante.provisioner.cluster;

import java.net.URI;
import java.util.Objects;
import levante.kernel.Secret;

/** A cluster's object storage, answering. */
public record ProvisionedStorage(String name, URI endpoint, String accessKey, Secret secretKey) {
  public ProvisionedStorage {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(secretKey, "secretKey");
  }
}
