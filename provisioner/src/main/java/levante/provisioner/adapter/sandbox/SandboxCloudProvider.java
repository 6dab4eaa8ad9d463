package levante.provisioner.adapter.sandbox;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/** A cloud whose machines are rows. Makes its own tables. */
public final class SandboxCloudProvider implements CloudProvider {
  /** On the sandbox world's database, never Levante's own. */
  public SandboxCloudProvider(DataSource world, SandboxCloudConfig config, Clock clock) {}

  @Override
  public CloudId id() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Region> regions() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<MachineSize> sizes(Region region) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Quota quota(Region region) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Machine> list(InfrastructureId infrastructure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Machine> listAll() {
    throw new UnsupportedOperationException();
  }

  @Override
  public LaunchResult launch(LaunchRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void terminate(MachineId machine) {
    throw new UnsupportedOperationException();
  }
}
