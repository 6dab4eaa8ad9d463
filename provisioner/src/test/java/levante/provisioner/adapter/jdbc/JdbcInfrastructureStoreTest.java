package levante.provisioner.adapter.jdbc;

import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.World;

class JdbcInfrastructureStoreTest extends InfrastructureStoreContract {
  private final Records records = ProvisionerDatabase.open(Databases.fresh(), World.KEY);

  @Override
  protected Records records() {
    return records;
  }
}
