package levante.provisioner.desired;

import java.util.Objects;

/** An object storage that shall be, on the cluster of that node template. */
public record DesiredStorage(String nodeTemplate, String cluster) {
  /** Where one that stands on a real cluster answers. */
  public static final int PORT = 9000;

  public DesiredStorage {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(cluster, "cluster");
  }
}
