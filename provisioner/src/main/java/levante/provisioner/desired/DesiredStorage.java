package levante.provisioner.desired;

import java.util.Objects;

/** An object storage that shall be, on the cluster of that node template. */
public record DesiredStorage(String nodeTemplate, String cluster) {
  public DesiredStorage {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(cluster, "cluster");
  }
}
