package levante.provisioner.desired;

import java.util.Objects;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;

/** Where a pool's machines are bought, and of which size. */
public record Placement(CloudId cloud, Region region, MachineSize size) {
  public Placement {
    Objects.requireNonNull(cloud, "cloud");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(size, "size");
  }
}
